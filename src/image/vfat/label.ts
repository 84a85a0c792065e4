import { viewOf } from '../../bytes/view.ts'
import { trimLabel } from '../blkid-label.ts'
import { attribute, deletedMark, entrySize, freeMark } from './directory-entries.ts'
import type { Geometry } from './geometry.ts'
import { decodeDirectoryEntry } from './structures.generated.ts'

/** blkid looks through so many clusters of a FAT32 root. */
const mostClusters = 99

/**
 * The label of the root directory as blkid (util-linux 2.38) reports it. Unlike Linux, blkid stops at a name that begins
 * with 0, on FAT32 for the rest of that cluster.
 */
export function rootLabel(root: Uint8Array, { bits, clusterSize }: Geometry): string | null {
  const part = bits === 32 ? clusterSize : root.byteLength
  const end = bits === 32 ? Math.min(root.byteLength, mostClusters * clusterSize) : root.byteLength
  for (let at = 0; at < end; at += part) {
    const name = labelIn(root.subarray(at, at + part))
    if (name) return trimLabel(name)
  }
  return null
}

function labelIn(entries: Uint8Array): Uint8Array | undefined {
  const view = viewOf(entries)
  for (let at = 0; ; at += entrySize) {
    const entry = decodeDirectoryEntry(view, at)
    if (!entry || entry.name[0] === freeMark) return undefined
    const { name, attributes, clusterHigh, clusterLow } = entry
    if (name[0] === deletedMark || clusterHigh !== 0 || clusterLow !== 0) continue
    if ((attributes & attributeMask) === attribute.longName) continue
    if ((attributes & (attribute.volumeId | attribute.directory)) === attribute.volumeId)
      return name[0] === 0x05 ? Uint8Array.from([0xe5, ...name.subarray(1)]) : name
  }
}

const attributeMask = 0x3f
