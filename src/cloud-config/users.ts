import { child, entry, keyText } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, YamlNode } from '../yaml/node.ts'
import { isMappingSpot, itemSpots, type Path, type Spot, spotAt, spotOf } from './spot.ts'

/** One account that is described by a mapping. */
export interface User {
  /** `null` where nothing names it. */
  readonly name: string | null
  readonly node: MappingNode
  readonly path: Path
}

export interface Users {
  readonly entry: MappingEntry
  readonly users: readonly User[]
  /** Of every account that is made, also of those that are only named. */
  readonly names: ReadonlySet<string>
  /** The distribution's own user is made too. */
  readonly hasDefault: boolean
}

/**
 * What `users` says; `null` without the key: then the image decides, which makes the default user. That user is made as
 * well where `user` describes it. Nothing (`users:`) is an empty list.
 */
export function readUsers(root: MappingNode): Users | null {
  const found = entry(root, 'users')
  if (!found) return null
  const users = usersOf(spotOf(found))
  const named = [...namesOf(found.value), ...users.flatMap(({ name }) => name ?? [])]
  const own = child(root, 'user')
  return {
    entry: found,
    users: users.filter(({ name }) => name !== 'default'),
    names: new Set(named.filter((name) => name !== 'default')),
    hasDefault: named.includes('default') || own?.kind === 'mapping' || own?.kind === 'string',
  }
}

const usersOf = (spot: Spot): readonly User[] =>
  itemSpots(spot)
    .filter(isMappingSpot)
    .map(({ node, path }) => ({ name: nameOf(node), node, path }))

function nameOf(node: MappingNode): string | null {
  const name = child(node, 'name')
  return name?.kind === 'string'
    ? name.value
    : name && name.kind !== 'null' && 'source' in name
      ? name.source
      : null
}

/** A text may hold several names; a mapping has them as keys. */
function namesOf(node: YamlNode): readonly string[] {
  if (node.kind === 'string') return node.value.split(',').map((name) => name.trim())
  if (node.kind === 'sequence') return node.items.filter(({ kind }) => kind !== 'mapping').flatMap(namesOf)
  return node.kind === 'mapping' ? node.entries.map(({ key }) => keyText(key)) : []
}

/** A place where a password or its hash belongs. */
export interface Password extends Spot {
  readonly key: string
  /** The account, where one is named. */
  readonly user: string | null
  readonly form: 'hash' | 'text'
  /** What else is said of the account. */
  readonly account: MappingNode | null
}

const formOf: Readonly<Record<string, Password['form']>> = {
  passwd: 'hash',
  hashed_passwd: 'hash',
  'hashed-passwd': 'hash',
  plain_text_passwd: 'text',
  'plain-text-passwd': 'text',
}

/** Keys of a user. */
export const passwordKeys: readonly string[] = Object.keys(formOf)

export function passwordsOf({ name, node, path }: User): readonly Password[] {
  return Object.entries(formOf).flatMap(([key, form]) => {
    const spot = spotAt(node, key, path)
    return spot ? [{ ...spot, key, user: name, form, account: node }] : []
  })
}

/** `chpasswd.users`: without a type the password is taken for a hash. `RANDOM` has none. */
export function chpasswdUsers(root: MappingNode): readonly Password[] {
  const list = spotAt(spotAt(root, 'chpasswd')?.node, 'users', ['chpasswd'])
  if (!list) return []
  return itemSpots(list)
    .filter(isMappingSpot)
    .flatMap(({ node, path }) => {
      const spot = spotAt(node, 'password', path)
      const type = child(node, 'type')
      const form = type?.kind === 'string' && type.value === 'text' ? 'text' : 'hash'
      return spot ? [{ ...spot, key: 'password', user: nameOf(node), form, account: node } as const] : []
    })
}

/** Every place of a cloud-config where a password belongs. */
export function allPasswords(root: MappingNode): readonly Password[] {
  const own = spotAt(root, 'password')
  const user = spotAt(root, 'user')
  const users = [...(readUsers(root)?.users ?? []), ...(user && isMappingSpot(user) ? [oneUser(user)] : [])]
  return [
    ...(own ? [{ ...own, key: 'password', user: null, form: 'text', account: null } as const] : []),
    ...users.flatMap(passwordsOf),
    ...chpasswdUsers(root),
  ]
}

const oneUser = ({ node, path }: Spot<MappingNode>): User => ({ name: nameOf(node), node, path })

/** Names that images of distributions give their own user, and root: accounts that exist before cloud-init looks. */
export const usersOfImages: ReadonlySet<string> = new Set([
  ...['root', 'ubuntu', 'debian', 'fedora', 'centos', 'cloud-user', 'rocky', 'almalinux', 'opensuse', 'sles'],
  ...['ec2-user', 'arch', 'alpine', 'freebsd', 'opc', 'core', 'admin', 'photon'],
])
