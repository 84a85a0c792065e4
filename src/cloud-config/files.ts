import { child } from '../yaml/lookup.ts'
import type { MappingNode } from '../yaml/node.ts'
import { isMappingSpot, isTrue, itemSpots, type Path, spotAt } from './spot.ts'

/** One item of `write_files`. */
export interface WrittenFile {
  readonly node: MappingNode
  readonly path: Path
  /** Where it is written; `null` where that is no text. */
  readonly target: string | null
  /** Written in the final stage, when users and packages are there. */
  readonly deferred: boolean
}

export function writtenFiles(root: MappingNode): readonly WrittenFile[] {
  const list = spotAt(root, 'write_files')
  if (!list) return []
  return itemSpots(list)
    .filter(isMappingSpot)
    .map(({ node, path }) => {
      const target = child(node, 'path')
      return {
        ...{ node, path, deferred: isTrue(child(node, 'defer')) },
        target: target?.kind === 'string' ? target.value : null,
      }
    })
}
