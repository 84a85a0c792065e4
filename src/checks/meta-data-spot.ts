import type { Spot } from '../fixes/remedy.ts'
import type { MetaData } from '../meta-data/meta-data.ts'
import type { Range } from '../yaml/node.ts'

/** A place in meta-data that is loaded. */
export function metaDataSpot(
  { source, document, root }: MetaData,
  range: Range,
  path: readonly string[],
): Spot | undefined {
  if (!source || !root || document?.status !== 'loaded') return undefined
  return { source, range, path, root, duplicates: document.duplicates }
}
