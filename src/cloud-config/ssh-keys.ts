import type { MappingNode, YamlNode } from '../yaml/node.ts'
import { isMappingSpot, isStringSpot, itemSpots, type Spot, spotAt } from './spot.ts'
import { type KeyFault, keptKeys, keyFault, keyLines } from './ssh-key.ts'
import { readUsers } from './users.ts'

/** One item of a list of keys that sshd will not take. */
export interface BrokenKey {
  readonly spot: Spot
  readonly fault: KeyFault
  /** Counted from 1. */
  readonly item: number
  /** `null` at the root. */
  readonly user: string | null
  /** A line end of the file runs through it. */
  readonly wrapped: boolean
}

export function brokenKeys(root: MappingNode, text: string): readonly BrokenKey[] {
  const user = spotAt(root, 'user')
  const lists = [
    { user: null, list: spotAt(root, 'ssh_authorized_keys') },
    {
      user: null,
      list: user && isMappingSpot(user) ? spotAt(user.node, 'ssh_authorized_keys', user.path) : undefined,
    },
    ...(readUsers(root)?.users ?? []).map(({ name, node, path }) => ({
      user: name,
      list: spotAt(node, 'ssh_authorized_keys', path) ?? spotAt(node, 'ssh-authorized-keys', path),
    })),
  ]
  return lists.flatMap(({ list, user }) => (list ? brokenOf(list, user, text) : []))
}

const brokenOf = (list: Spot, user: string | null, text: string): readonly BrokenKey[] =>
  itemSpots(list)
    .filter(isStringSpot)
    .flatMap((spot) => {
      const fault = firstFault(spot.node)
      if (fault === null) return []
      const item = Number(spot.path.at(-1)) + 1
      const wrapped =
        fault !== 'private' &&
        fault !== 'joined' &&
        /[\r\n]\s*\S/.test(text.slice(spot.range.start, spot.range.end)) &&
        isFolded(spot, text)
      return [{ spot, fault, item, user, wrapped }]
    })

/** Several lines in one item are several keys. */
function firstFault(node: YamlNode & { kind: 'string' }): KeyFault | null {
  for (const line of node.value.split('\n')) {
    const fault = keyFault(line)
    if (fault) return fault
  }
  const lines = keyLines(node.value)
  return keptKeys(lines) < lines.length ? 'joined' : null
}

/** Of a block scalar the indicator stands on a line of its own. */
function isFolded({ range }: Spot, text: string): boolean {
  const written = text.slice(range.start, range.end).trimEnd()
  const lines = written.split(/\r\n|\r|\n/)
  return /^[|>]/.test(written) ? lines.length > 2 : lines.length > 1
}
