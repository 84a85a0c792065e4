import { child, entry, items, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { Location, SourceText } from '../yaml/source-text.ts'
import { type Located, locatedText, type NodePath, placeOf } from './located.ts'
import type { KubernetesObject } from './manifest.ts'

/** A volume with `cloudInitNoCloud` or `cloudInitConfigDrive`; KubeVirt makes the seed from the first one. */
export interface CloudInitVolume {
  readonly kind: 'cloudInitNoCloud' | 'cloudInitConfigDrive'
  readonly name: string
  readonly userData: DataSource
  readonly networkData: DataSource
  readonly node: YamlNode
  readonly path: NodePath
  /** The source's key, such as `cloudInitNoCloud`. */
  readonly place: Location
}

/** Where one of the two payloads comes from, in KubeVirt's order: Secret text beats inline text beats base64. */
export interface DataSource {
  /** The referenced Secret's name. */
  readonly secret: Located | undefined
  readonly text: InlineData | undefined
  readonly base64: InlineData | undefined
  /** The inline field that counts. */
  readonly inline: InlineData | undefined
}

export interface InlineData {
  readonly encoding: 'text' | 'base64'
  readonly field: string
  readonly node: YamlNode
  readonly source: SourceText
  readonly place: Location
}

const kinds = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const

/** All of them, in the order of the spec. `secretSuffix` is what a pool appends to the names of its Secrets. */
export function readCloudInitVolumes(
  object: KubernetesObject,
  spec: MappingNode,
  specPath: NodePath,
  secretSuffix: string,
): readonly CloudInitVolume[] {
  return items(child(spec, 'volumes')).flatMap((volume, index) => {
    const kind = kinds.find((candidate) => child(volume, candidate))
    const found = kind && entry(volume, kind)
    if (!kind || !found) return []
    const path = [...specPath, 'volumes', index, kind]
    const source = (secret: string, inline: string) =>
      dataSource(object, found.value, path, { secret, inline, secretSuffix })
    return {
      kind,
      name: text(child(volume, 'name')) ?? '',
      userData: source('secretRef', 'userData'),
      networkData: source('networkDataSecretRef', 'networkData'),
      node: found.value,
      path,
      place: placeOf(object, found.key.range, path),
    }
  })
}

function dataSource(
  object: KubernetesObject,
  node: YamlNode,
  path: NodePath,
  keys: { readonly secret: string; readonly inline: string; readonly secretSuffix: string },
): DataSource {
  const name = child(child(node, keys.secret), 'name')
  const secret = locatedText(object, name, [...path, keys.secret, 'name'])
  const plain = inlineData(object, node, path, keys.inline, 'text')
  const base64 = inlineData(object, node, path, `${keys.inline}Base64`, 'base64')
  return {
    secret: secret && { ...secret, text: secret.text + keys.secretSuffix },
    text: plain,
    base64,
    inline: plain ?? base64,
  }
}

function inlineData(
  object: KubernetesObject,
  node: YamlNode,
  path: NodePath,
  field: string,
  encoding: InlineData['encoding'],
): InlineData | undefined {
  const found = entry(node, field)
  if (!found || (text(found.value) ?? '') === '') return undefined
  return {
    encoding,
    field,
    node: found.value,
    source: object.source,
    place: placeOf(object, found.key.range, [...path, field]),
  }
}
