import { text } from '../yaml/lookup.ts'
import type { Range, YamlNode } from '../yaml/node.ts'
import { type Location, locate, type SourceText } from '../yaml/source-text.ts'
import type { KubernetesObject } from './manifest.ts'

export type NodePath = readonly (string | number)[]

/** A text of a manifest and where it stands. */
export interface Located {
  readonly text: string
  readonly place: Location
}

export const placeOf = (
  { source }: { readonly source: SourceText },
  range: Range,
  path: NodePath,
): Location => locate(source, range, path)

export function locatedText(
  object: KubernetesObject,
  node: YamlNode | undefined,
  path: NodePath,
): Located | undefined {
  const content = text(node)
  return node === undefined || content === undefined || content === ''
    ? undefined
    : { text: content, place: placeOf(object, node.range, path) }
}
