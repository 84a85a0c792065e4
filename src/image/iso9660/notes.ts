import { viewOf } from '../../bytes/view.ts'
import type { ImageErrorCode } from '../image-error.ts'
import type { ImageNote } from '../image-note.ts'
import { type Directory, DirectoryTree } from './directory-tree.ts'
import { damageOf } from './file-content.ts'
import type { GuestTree } from './guest-tree.ts'
import { differingPaths } from './tree-difference.ts'
import type { Volume } from './volume.ts'
import {
  decodePrimary,
  firstDescriptorSector,
  type RootedDescriptor,
  sectorSize,
  type VolumeDescriptors,
} from './volume-descriptor.ts'

/** Looks for all that {@link ImageNote} tells of, but limits; `root` is the directory that the guest shows. */
export async function readNotes(
  volume: Volume,
  descriptors: VolumeDescriptors,
  guest: GuestTree,
  root: Directory,
): Promise<readonly ImageNote[]> {
  const { primary, elTorito, udf } = descriptors
  const notes: (ImageNote | undefined)[] = [
    elTorito ? { kind: 'el-torito' } : undefined,
    udf && (await hasUdfAnchor(volume)) ? { kind: 'udf-bridge' } : undefined,
    volume.blockSize === 512 ? { kind: 'block-size-512' } : undefined,
    cutShort(volume, primary, root),
    await otherSession(volume, primary),
    await treesDiffer(volume, descriptors, guest, root),
    root.damage === undefined ? undefined : { kind: 'root-damaged', damage: root.damage },
  ]
  return notes.filter((note) => note !== undefined)
}

const anchorSector = 256
const anchorTag = 2

/** ECMA-167 3/10.2: without an anchor the recognition sequence alone makes no UDF. */
async function hasUdfAnchor({ source }: Volume): Promise<boolean> {
  const tag = await source.read(anchorSector * sectorSize, 16)
  return tag.byteLength === 16 && viewOf(tag).getUint16(0, true) === anchorTag
}

function cutShort(
  volume: Volume,
  { volumeSpaceSize }: RootedDescriptor,
  { nodes }: Directory,
): ImageNote | undefined {
  const expected = volumeSpaceSize * volume.blockSize
  const found = volume.source.size
  if (found >= expected) return undefined
  const beyond = (damage: ImageErrorCode | undefined) => damage === 'extent-out-of-range'
  const lost = nodes
    .filter((node) =>
      node.type === 'directory'
        ? volume.lacks({ ...node, length: volume.blockSize })
        : beyond(damageOf(volume, node)),
    )
    .map(({ name }) => name)
  return { kind: 'cut-short', expected, found, lost }
}

/** Writers begin a session at a multiple of 16 sectors. */
const sessionAlignment = 16

/** Another session's descriptors in the first place where they may lie behind this one's volume. One read. */
async function otherSession(
  { source, blockSize }: Volume,
  { volumeSpaceSize, modified }: RootedDescriptor,
): Promise<ImageNote | undefined> {
  const volumeEnd = Math.ceil((volumeSpaceSize * blockSize) / sectorSize)
  // A volume that ends before its own descriptors tells nothing of what follows it.
  if (volumeEnd <= firstDescriptorSector) return undefined
  const from = Math.ceil(volumeEnd / sessionAlignment) * sessionAlignment + firstDescriptorSector
  if (source.size < (from + 1) * sectorSize) return undefined
  const bytes = await source.read(from * sectorSize, (sessionAlignment + 1) * sectorSize)
  for (const sector of [from, from + sessionAlignment]) {
    const at = (sector - from) * sectorSize
    const other = decodePrimary(bytes.subarray(at, at + sectorSize), sector * sectorSize)
    if (other) return { kind: 'other-session', sector, newer: other.modified >= modified }
  }
  return undefined
}

/** Joliet beside the Rock Ridge that the guest reads; a plain tree has other names anyway. */
async function treesDiffer(
  volume: Volume,
  { joliet }: VolumeDescriptors,
  { tree }: GuestTree,
  root: Directory,
): Promise<ImageNote | undefined> {
  if (!joliet || tree.namespace !== 'rock-ridge' || root.damage) return undefined
  const other = await new DirectoryTree(volume, { namespace: 'joliet' }).directory(joliet.rootLocation)
  if (other.damage) return undefined
  const paths = differingPaths(root.nodes, other.nodes)
  return paths.length === 0 ? undefined : { kind: 'trees-differ', paths }
}
