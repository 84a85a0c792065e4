import { child, entry, items, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { type Located, locatedText, type NodePath, placeOf } from './located.ts'
import type { KubernetesObject } from './manifest.ts'

/** The volume that decides the seed: KubeVirt takes the first one with `cloudInitNoCloud` or `cloudInitConfigDrive`. */
export interface CloudInitVolume {
  readonly kind: 'cloudInitNoCloud' | 'cloudInitConfigDrive'
  readonly userData: DataSource
  readonly networkData: DataSource
  /** The source's key, such as `cloudInitNoCloud`. */
  readonly place: Location
}

/** Where one of the two payloads comes from, in KubeVirt's order: Secret text beats inline text beats base64. */
export interface DataSource {
  /** The referenced Secret's name. */
  readonly secret: Located | undefined
  readonly inline:
    | { readonly encoding: 'text' | 'base64'; readonly node: YamlNode; readonly place: Location }
    | undefined
}

const kinds = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const

export function readCloudInitVolume(
  object: KubernetesObject,
  spec: MappingNode,
  specPath: NodePath,
): CloudInitVolume | undefined {
  for (const [index, volume] of items(child(spec, 'volumes')).entries()) {
    const kind = kinds.find((candidate) => child(volume, candidate))
    const found = kind && entry(volume, kind)
    if (!kind || !found) continue
    const path = [...specPath, 'volumes', index, kind]
    return {
      kind,
      userData: dataSource(object, found.value, path, { secret: 'secretRef', inline: 'userData' }),
      networkData: dataSource(object, found.value, path, {
        secret: 'networkDataSecretRef',
        inline: 'networkData',
      }),
      place: placeOf(object, found.key.range, path),
    }
  }
  return undefined
}

function dataSource(
  object: KubernetesObject,
  node: YamlNode,
  path: NodePath,
  keys: { readonly secret: string; readonly inline: string },
): DataSource {
  const secret = locatedText(object, child(child(node, keys.secret), 'name'), [...path, keys.secret, 'name'])
  return { secret, inline: inlineData(object, node, path, keys.inline) }
}

function inlineData(
  object: KubernetesObject,
  node: YamlNode,
  path: NodePath,
  key: string,
): DataSource['inline'] {
  for (const [name, encoding] of [[key, 'text'] as const, [`${key}Base64`, 'base64'] as const]) {
    const value = child(node, name)
    if (value && (text(value) ?? '') !== '')
      return { encoding, node: value, place: placeOf(object, value.range, [...path, name]) }
  }
  return undefined
}
