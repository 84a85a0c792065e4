import { child, keyText, text } from '../yaml/lookup.ts'
import type { MappingEntry } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { placeOf } from './located.ts'
import type { KubernetesObject, Manifests } from './manifest.ts'

/** A Secret's key names and where they stand. Its values are never kept here. */
export interface Secret {
  readonly name: string
  readonly namespace: string | null
  readonly keys: readonly SecretKey[]
}

export interface SecretKey {
  readonly name: string
  readonly field: 'data' | 'stringData'
  readonly entry: MappingEntry
  readonly place: Location
}

export const readSecrets = ({ objects }: Manifests): readonly Secret[] =>
  objects.filter(isSecret).map(readSecret)

const isSecret = ({ kind, apiVersion }: KubernetesObject) => kind === 'Secret' && apiVersion === 'v1'

function readSecret(object: KubernetesObject): Secret {
  return {
    name: object.name ?? '',
    namespace: object.namespace,
    keys: [...keysOf(object, 'data'), ...keysOf(object, 'stringData')],
  }
}

function keysOf(object: KubernetesObject, field: SecretKey['field']): SecretKey[] {
  const node = child(object.root, field)
  if (node?.kind !== 'mapping') return []
  return node.entries.map((entry) => {
    const name = keyText(entry.key)
    return { name, field, entry, place: placeOf(object, entry.key.range, [...object.path, field, name]) }
  })
}

/** References have no namespace of their own: the Secret is looked up in the VM's. */
export const findSecret = (
  secrets: readonly Secret[],
  name: string,
  namespace: string | null,
): Secret | undefined =>
  secrets.find(
    (secret) => secret.name === name && (secret.namespace ?? namespace) === (namespace ?? secret.namespace),
  )

/** The keys that KubeVirt reads, first match first (camel case since v0.38). */
export const userDataKeys = ['userdata', 'userData'] as const
export const networkDataKeys = ['networkdata', 'networkData'] as const

export const isNetworkDataKey = (name: string): boolean => networkDataKeys.some((key) => key === name)

export const hasAnyKey = (secret: Secret, wanted: readonly string[]): boolean =>
  readKey(secret, wanted) !== undefined

/** The key that KubeVirt reads, even if it is empty: the earlier of `wanted`, and stringData over data. */
export function readKey({ keys }: Secret, wanted: readonly string[]): SecretKey | undefined {
  for (const wantedName of wanted) {
    const found = keys.filter(({ name }) => name === wantedName)
    if (found.length > 0) return found.find(({ field }) => field === 'stringData') ?? found[0]
  }
  return undefined
}

/** A key without a value puts no file into the seed. */
export const isEmptyKey = ({ entry: { value } }: SecretKey): boolean =>
  value.kind === 'null' || text(value) === ''

/** Keys that nobody reads and that look like network data: what people call it elsewhere. */
export const looksLikeNetworkData = ({ name }: SecretKey): boolean =>
  !(networkDataKeys as readonly string[]).includes(name) &&
  /^network[-_ ]?(?:config|data)(?:\.ya?ml)?$/i.test(name)

export const looksLikeUserData = ({ name }: SecretKey): boolean =>
  !(userDataKeys as readonly string[]).includes(name) &&
  /^(?:user[-_ ]?data|cloud[-_ ]?(?:init|config))(?:\.ya?ml)?$/i.test(name)
