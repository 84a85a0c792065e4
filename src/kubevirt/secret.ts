import { child, entry, items, keyText, nodeAt, text } from '../yaml/lookup.ts'
import type { MappingNode, Range, YamlNode } from '../yaml/node.ts'
import { segmentsOf } from '../yaml/scalar-origin.ts'
import type { Location, SourceText } from '../yaml/source-text.ts'
import { decodeBase64 } from './base64.ts'
import { indexedBy } from './group-by.ts'
import { lastChangeOf } from './last-change.ts'
import { type NodePath, placeOf } from './located.ts'
import type { KubernetesObject, Manifests } from './manifest.ts'

/** A Secret, or what becomes one in the cluster. */
export interface Secret {
  readonly name: string
  readonly namespace: string | null
  readonly origin: 'Secret' | 'SOPS' | 'SealedSecret' | 'ExternalSecret' | 'generator'
  readonly keys: readonly SecretKey[]
  /** All key names are known. Not so where another store decides. */
  readonly complete: boolean
  /** kustomize appends a hash to this name, or changes it otherwise. */
  readonly renamed: boolean
  /** ISO 8601: the last time that the cluster's copy says it was written; `null` for what lies in Git. */
  readonly changed: string | null
  readonly place: Location
}

export interface SecretKey {
  readonly name: string
  /** `hidden`: the value is encrypted, or lies elsewhere. */
  readonly field: 'data' | 'stringData' | 'hidden'
  readonly value: YamlNode | null
  readonly source: SourceText
  /** The key's token; absent where it stands in a longer text or as the value of another key. */
  readonly range?: Range
  readonly place: Location
}

/** Values are known, unknown or wrong; what is unknown is never called missing. */
export type SecretValue =
  | { readonly status: 'known'; readonly bytes: Uint8Array; readonly source: (name: string) => SourceText }
  | { readonly status: 'unknown' }
  | { readonly status: 'invalid' }

export const readSecrets = ({ objects }: Manifests): readonly Secret[] => objects.flatMap(readSecret)

function readSecret(object: KubernetesObject): readonly Secret[] {
  const { kind, apiVersion } = object
  if (kind === 'Secret' && apiVersion === 'v1') return [plainSecret(object)]
  if (kind === 'SealedSecret' && apiVersion.startsWith('bitnami.com/')) return [sealedSecret(object)]
  if (kind === 'ExternalSecret' && apiVersion.startsWith('external-secrets.io/'))
    return [externalSecret(object)]
  return isKustomization(object) ? generatedSecrets(object) : []
}

const isKustomization = ({ kind, apiVersion }: KubernetesObject): boolean =>
  kind === 'Kustomization' && (apiVersion === '' || apiVersion.startsWith('kustomize.config.k8s.io/'))

const base = (object: KubernetesObject) => ({
  name: object.name ?? '',
  namespace: object.namespace,
  complete: true,
  renamed: false,
  changed: lastChangeOf(object),
  place: placeOfName(object),
})

function placeOfName(object: KubernetesObject): Location {
  const name = child(child(object.root, 'metadata'), 'name')
  return placeOf(object, (name ?? object.root).range, [...object.path, 'metadata', 'name'])
}

function plainSecret(object: KubernetesObject): Secret {
  const hidden = entry(object.root, 'sops') !== undefined
  const keys = (['data', 'stringData'] as const).flatMap((field) =>
    keysBelow(object, [field], hidden ? 'hidden' : field),
  )
  return { ...base(object), origin: hidden ? 'SOPS' : 'Secret', keys }
}

function sealedSecret(object: KubernetesObject): Secret {
  const template = nodeAt(object.root, ['spec', 'template', 'metadata'])
  const own = base(object)
  return {
    ...own,
    name: text(child(template, 'name')) ?? own.name,
    namespace: text(child(template, 'namespace')) ?? own.namespace,
    origin: 'SealedSecret',
    keys: [
      ...keysBelow(object, ['spec', 'encryptedData'], 'hidden'),
      ...keysBelow(object, ['spec', 'template', 'data'], 'hidden'),
    ],
  }
}

function externalSecret(object: KubernetesObject): Secret {
  const spec = child(object.root, 'spec')
  const target = child(spec, 'target')
  const listed = items(child(spec, 'data')).flatMap((item, index) => {
    const key = child(item, 'secretKey')
    return key ? [hiddenKey(object, key, text(key) ?? '', ['spec', 'data', index, 'secretKey'])] : []
  })
  const own = base(object)
  return {
    ...own,
    name: text(child(target, 'name')) ?? own.name,
    origin: 'ExternalSecret',
    keys: [...listed, ...keysBelow(object, ['spec', 'target', 'template', 'data'], 'hidden')],
    complete: !child(spec, 'dataFrom') && !child(child(target, 'template'), 'templateFrom'),
  }
}

const hiddenKey = (
  object: KubernetesObject,
  node: { range: Range },
  name: string,
  path: NodePath,
): SecretKey => ({
  name,
  field: 'hidden',
  value: null,
  source: object.source,
  place: placeOf(object, node.range, [...object.path, ...path]),
})

function keysBelow(
  object: KubernetesObject,
  path: NodePath,
  field: SecretKey['field'],
): readonly SecretKey[] {
  const node = nodeAt(object.root, path)
  if (node?.kind !== 'mapping') return []
  return node.entries.map(({ key, value }) => {
    const name = keyText(key)
    const hidden = field === 'hidden' || isEncrypted(value)
    return {
      name,
      field: hidden ? 'hidden' : field,
      value: hidden ? null : value,
      source: object.source,
      range: key.range,
      place: placeOf(object, key.range, [...object.path, ...path, name]),
    }
  })
}

/** SOPS leaves the keys and puts this in the place of each value. */
const isEncrypted = (value: YamlNode): boolean => text(value)?.startsWith('ENC[') ?? false

/** What a kustomization's `secretGenerator` will make; its values are not looked for. */
function generatedSecrets(object: KubernetesObject): readonly Secret[] {
  const { root } = object
  const namespace = text(child(root, 'namespace')) ?? null
  const affix = ['namePrefix', 'nameSuffix'].some((key) => (text(child(root, key)) ?? '') !== '')
  return items(child(root, 'secretGenerator')).flatMap((node, index) => {
    const name = child(node, 'name')
    if (!name) return []
    const path = ['secretGenerator', index] as const
    return {
      name: text(name) ?? '',
      namespace: text(child(node, 'namespace')) ?? namespace,
      origin: 'generator' as const,
      keys: generatedKeys(object, node, path),
      complete: !child(node, 'envs') && !child(node, 'env'),
      changed: null,
      renamed: !child(root, 'configurations') && (affix || !isHashOff(root, node)),
      place: placeOf(object, name.range, [...object.path, ...path, 'name']),
    }
  })
}

const isHashOff = (root: MappingNode, node: YamlNode): boolean =>
  [child(root, 'generatorOptions'), child(node, 'options')].some(
    (options) => text(child(options, 'disableNameSuffixHash')) === 'true',
  )

/** `files: [key=path]` or the file's own name, `literals: [key=value]`. */
const generatedKeys = (object: KubernetesObject, node: YamlNode, path: NodePath): readonly SecretKey[] =>
  (['files', 'literals'] as const).flatMap((field) =>
    items(child(node, field)).map((item, index) => {
      const [key = '', ...rest] = (text(item) ?? '').split('=')
      const name = rest.length === 0 ? (key.split('/').pop() ?? key) : key
      return hiddenKey(object, item, name, [...path, field, index])
    }),
  )

/** References have no namespace of their own: the Secret is looked up in the VM's. */
export const findSecret = (
  secrets: readonly Secret[],
  name: string,
  namespace: string | null,
): Secret | undefined => secretsNamed(secrets, name).find((secret) => sharesNamespace(secret, namespace))

/** Those of this name, in any namespace. */
export const secretsNamed = indexedBy<Secret>(({ name }) => name)

/** An object without a namespace gets that of the call, which is the VM's for all that Git tells. */
export const sharesNamespace = (
  object: { readonly namespace: string | null },
  namespace: string | null,
): boolean => (object.namespace ?? namespace) === (namespace ?? object.namespace)

/** The keys that KubeVirt reads, first match first (camel case since v0.38). */
export const userDataKeys = ['userdata', 'userData'] as const
export const networkDataKeys = ['networkdata', 'networkData'] as const

export const isNetworkDataKey = (name: string): boolean => networkDataKeys.some((key) => key === name)

/** `true` also where another store decides which keys there are. */
export const hasAnyKey = (secret: Secret, wanted: readonly string[]): boolean =>
  !secret.complete || readKey(secret, wanted) !== undefined

/** The key that KubeVirt reads, even if it is empty: the earlier of `wanted`, and stringData over data. */
export function readKey({ keys }: Secret, wanted: readonly string[]): SecretKey | undefined {
  for (const wantedName of wanted) {
    const found = keys.filter(({ name }) => name === wantedName)
    if (found.length > 0) return found.find(({ field }) => field === 'stringData') ?? found[0]
  }
  return undefined
}

/** The value as the pod would find it in the key's file: base64 decoded once, nothing else done. */
export function readValue(key: SecretKey): SecretValue {
  const { field, value, source, place } = key
  if (field === 'hidden' || value === null) return { status: 'unknown' }
  const content = text(value) ?? ''
  const bytes = field === 'data' ? decodeBase64(content) : new TextEncoder().encode(content)
  if (!bytes) return { status: 'invalid' }
  const segments = field === 'data' || value.kind !== 'string' ? [] : segmentsOf(source.text, value)
  const origin = { source, whole: place, segments }
  return {
    status: 'known',
    bytes,
    source: (file) => ({ file, text: new TextDecoder().decode(bytes), origin }),
  }
}

/** Keys that nobody reads and that look like network data: what people call it elsewhere. */
export const looksLikeNetworkData = ({ name }: SecretKey): boolean =>
  !(networkDataKeys as readonly string[]).includes(name) &&
  /^network[-_ ]?(?:config|data)(?:\.ya?ml)?$/i.test(name)

export const looksLikeUserData = ({ name }: SecretKey): boolean =>
  !(userDataKeys as readonly string[]).includes(name) &&
  /^(?:user[-_ ]?data|cloud[-_ ]?(?:init|config))(?:\.ya?ml)?$/i.test(name)
