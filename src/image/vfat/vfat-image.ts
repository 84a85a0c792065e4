import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import { viewOf } from '../../bytes/view.ts'
import type { Image } from '../image.ts'
import { ImageError } from '../image-error.ts'
import type { ImageNote } from '../image-note.ts'
import { type Directory, DirectoryTree, rootNode } from './directory-tree.ts'
import { damageOf, readFile } from './file-content.ts'
import type { Geometry } from './geometry.ts'
import { rootLabel } from './label.ts'
import { listTree, toEntry } from './list-tree.ts'
import { decodeFileSystemInfo } from './structures.generated.ts'
import { Volume } from './volume.ts'

/**
 * Opens a FAT volume as Linux mounts it with `utf8`. Rejects with {@link ImageError} where Linux does not mount it or
 * blkid does not take it for one.
 */
export async function openVfat(source: RandomAccess, geometry: Geometry, limits: Limits): Promise<Image> {
  await checkInfoSector(source, geometry)
  const volume = new Volume(source, geometry, limits)
  const tree = new DirectoryTree(volume)
  const root = await tree.directory(rootNode)
  checkRoot(volume, root)
  return imageOf(volume, tree, root)
}

function imageOf(volume: Volume, tree: DirectoryTree, root: Directory): Image {
  const label = rootLabel(root.bytes, volume.geometry)
  let notes: Promise<readonly ImageNote[]> | undefined
  return {
    format: 'vfat',
    label,
    size: volume.source.size,
    namespaces: ['vfat'],
    guestNamespace: 'vfat',
    entries: () => listTree(volume, tree),
    async *batches() {
      yield await listTree(volume, tree)
    },
    async stat(path) {
      const node = await tree.find(path)
      return node && toEntry(volume, tree, path, node)
    },
    root: async () => root.nodes.map(({ name, type }) => ({ name, type })),
    async read(path) {
      const node = await tree.find(path)
      if (!node) throw new ImageError('not-found', `no "${path}" in the image`)
      return readFile(volume, path, node)
    },
    async notes() {
      notes ??= readNotes(volume, tree, root, label)
      const found = await notes
      return [...found, ...volume.breaches.map((limit) => ({ kind: 'limit-exceeded', limit }) as const)]
    },
  }
}

/** Signatures of FSInfo that blkid lets pass; Linux only warns. */
const [leadSignatures, structureSignatures] = [
  [0x41615252, 0x41645252, 0],
  [0x61417272, 0],
]

async function checkInfoSector(source: RandomAccess, { infoOffset: offset }: Geometry): Promise<void> {
  if (offset === undefined) return
  const info = decodeFileSystemInfo(viewOf(await source.read(offset, 512)), 0)
  if (!info)
    throw new ImageError(
      'truncated-descriptors',
      `the image ends at ${source.size}, before its FSInfo sector`,
      {
        offset,
      },
    )
  if (!leadSignatures.includes(info.leadSignature) || !structureSignatures.includes(info.structureSignature))
    throw new ImageError(
      'boot-sector-invalid',
      'a FAT boot sector that blkid takes for none: its FSInfo sector bears no signature',
      { offset },
    )
}

/** A FAT32 root whose chain is damaged stops the mount, and a root behind the image's end leaves nothing to read. */
function checkRoot(volume: Volume, { damage, bytes }: Directory): void {
  if (!damage || bytes.byteLength > 0) return
  const { rootCluster, rootOffset } = volume.geometry
  const offset = rootCluster === 0 ? rootOffset : volume.offsetOf(rootCluster)
  const message =
    damage === 'extent-out-of-range'
      ? `the root directory begins at byte ${offset}, the image ends at ${volume.source.size}`
      : `the root directory begins at cluster ${rootCluster}, from where no whole chain of clusters leads on`
  throw new ImageError(damage, message, { offset })
}

async function readNotes(
  volume: Volume,
  tree: DirectoryTree,
  root: Directory,
  label: string | null,
): Promise<readonly ImageNote[]> {
  const { bootLabel } = volume.geometry
  const notes: (ImageNote | undefined)[] = [
    bootLabel !== null && bootLabel !== label ? { kind: 'boot-sector-label', label: bootLabel } : undefined,
    await cutShort(volume, tree, root),
    root.damage === undefined ? undefined : { kind: 'root-damaged', damage: root.damage },
  ]
  return notes.filter((note) => note !== undefined)
}

async function cutShort(
  volume: Volume,
  tree: DirectoryTree,
  { nodes }: Directory,
): Promise<ImageNote | undefined> {
  const expected = volume.geometry.size
  const found = volume.source.size
  if (found >= expected) return undefined
  const lost: string[] = []
  for (const node of nodes) {
    const damage =
      node.type === 'directory' ? (await tree.directory(node)).damage : await damageOf(volume, node)
    if (damage === 'extent-out-of-range') lost.push(node.name)
  }
  return { kind: 'cut-short', expected, found, lost }
}
