import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import type { Entry, Image, NameSpace } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import type { Extent, Node, Tree } from './directory-record.ts'
import {
  type Directory,
  isEmptyDirectory,
  readDirectory,
  readRun,
  rockRidgeOf,
  type Volume,
} from './directory-tree.ts'
import { volumeLabel } from './label.ts'
import { type RootedDescriptor, readVolumeDescriptors, type VolumeDescriptors } from './volume-descriptor.ts'

/**
 * Opens an ISO 9660 image as Linux mounts it by default: Rock Ridge if the root announces it, else Joliet, else plain
 * names in lower case. Rejects with {@link ImageError} where Linux could not mount it.
 */
export async function openIso9660(source: RandomAccess, limits: Limits): Promise<Image> {
  const descriptors = await readVolumeDescriptors(source, limits)
  const blockSize = blockSizeOf(descriptors.primary)
  const volume: Volume = { source, blockSize, limits, directoryBytesLeft: source.size }
  const rockRidge = await rockRidgeOf(volume, descriptors.primary.rootLocation)
  const namespaces = namespacesOf(descriptors, rockRidge.present)
  const { tree, root } = await guestTree(volume, descriptors, rockRidge)
  const readDirectoryOnce = directoryCache(volume, tree)
  const findNode = nodeFinder(tree)
  const rootNode: Node = { ...directoryNode, extents: [{ location: root.rootLocation, length: 0 }] }

  const find = async (path: string): Promise<Node | undefined> => {
    let node: Node | undefined = rootNode
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (node?.type !== 'directory') return undefined
      node = findNode(await readDirectoryOnce(node), name)
    }
    return node
  }

  return {
    format: 'iso9660',
    label: volumeLabel(descriptors.primary, descriptors.joliet),
    size: source.size,
    namespaces,
    guestNamespace: tree.namespace,
    entries: () => listTree(volume, rootNode, readDirectoryOnce),
    async stat(path) {
      const node = await find(path)
      if (!node) return undefined
      const entry = toEntry(path, node, volume)
      return node.type === 'directory' ? asDirectory(entry, await readDirectoryOnce(node)) : entry
    },
    async read(path) {
      const node = await find(path)
      if (!node) throw new ImageError('not-found', `no "${path}" in the image`)
      return readFile(volume, path, node)
    },
  }
}

const directoryNode = {
  name: '',
  type: 'directory',
  size: 0,
  mode: undefined,
  target: undefined,
  mtime: undefined,
  damage: undefined,
} as const

/** Linux (fs/isofs) accepts these; others do not mount. */
function blockSizeOf({ logicalBlockSize, offset }: RootedDescriptor): number {
  if ([512, 1024, 2048].includes(logicalBlockSize)) return logicalBlockSize
  const message = `logical blocks of ${logicalBlockSize} bytes; Linux mounts 512, 1024 and 2048`
  throw new ImageError('unsupported-block-size', message, { offset: offset + 128 })
}

function namespacesOf({ joliet, enhanced }: VolumeDescriptors, rockRidge: boolean): NameSpace[] {
  const namespaces: NameSpace[] = ['primary']
  if (rockRidge) namespaces.unshift('rock-ridge')
  if (joliet) namespaces.push('joliet')
  if (enhanced) namespaces.push('enhanced')
  return namespaces
}

/** The default of Linux, with its exception: an empty primary root beside a Joliet tree switches to Joliet. */
async function guestTree(
  volume: Volume,
  { primary, joliet }: VolumeDescriptors,
  rockRidge: { present: boolean; skip: number },
): Promise<{ tree: Tree; root: RootedDescriptor }> {
  if (joliet && (!rockRidge.present || (await isEmptyDirectory(volume, primary.rootLocation))))
    return { tree: { namespace: 'joliet' }, root: rooted(joliet) }
  if (rockRidge.present)
    return { tree: { namespace: 'rock-ridge', skip: rockRidge.skip }, root: rooted(primary) }
  return { tree: { namespace: 'primary' }, root: rooted(primary) }
}

function rooted(descriptor: RootedDescriptor): RootedDescriptor {
  if (descriptor.rootIsDirectory) return descriptor
  const message = 'the root record of the volume descriptor is not a directory'
  throw new ImageError('root-not-a-directory', message, { offset: descriptor.offset + 156 })
}

type ReadDirectory = (node: Node) => Promise<Directory>

/** Each directory extent is read and parsed once, whoever asks for it. */
function directoryCache(volume: Volume, tree: Tree): ReadDirectory {
  const known = new Map<number, Promise<Directory>>()
  return (node) => {
    const location = node.extents[0]?.location ?? 0
    const held = known.get(location)
    if (held) return held
    const read = readDirectory(volume, location, tree).catch((error: unknown): Directory => {
      if (error instanceof ImageError) return { size: 0, nodes: [], damage: error.code }
      throw error
    })
    known.set(location, read)
    return read
  }
}

type FindNode = (directory: Directory, name: string) => Node | undefined

/**
 * Joliet is mounted without regard to case; Rock Ridge and plain trees are exact. Of several that fit Linux opens the
 * first. Each directory's names are indexed once, so that looking up all of them stays linear.
 */
function nodeFinder({ namespace }: Tree): FindNode {
  const fold = namespace === 'joliet' ? (name: string) => name.toLowerCase() : (name: string) => name
  const indexes = new WeakMap<Directory, ReadonlyMap<string, Node>>()
  return (directory, name) => {
    const index =
      indexes.get(directory) ??
      new Map(directory.nodes.map((node) => [fold(node.name), node] as const).reverse())
    indexes.set(directory, index)
    return index.get(fold(name))
  }
}

async function listTree(volume: Volume, root: Node, read: ReadDirectory): Promise<Entry[]> {
  const entries: Entry[] = []
  const entered = new Set<number>()
  const list = async (node: Node, path: string, depth: number): Promise<Entry['damage']> => {
    const location = node.extents[0]?.location ?? 0
    if (depth > volume.limits.depth) return 'limit-exceeded'
    if (entered.has(location)) return 'directory-loop'
    entered.add(location)
    const directory = await read(node)
    for (const child of directory.nodes)
      await add(child, path === '' ? child.name : `${path}/${child.name}`, depth)
    return directory.damage
  }
  const add = async (node: Node, path: string, depth: number) => {
    if (entries.length >= volume.limits.entries) throw tooManyEntries(volume.limits)
    const at = entries.push(toEntry(path, node, volume)) - 1
    if (node.type !== 'directory') return
    const damage = await list(node, path, depth + 1)
    const entry = entries[at]
    if (entry) entries[at] = asDirectory(entry, { ...(await read(node)), damage })
  }
  const damage = await list(root, '', 0)
  if (damage && entries.length === 0) throw new ImageError(damage, 'the root directory cannot be read')
  return entries
}

const tooManyEntries = ({ entries }: Limits) =>
  new ImageError('limit-exceeded', `more entries than the limit entries (${entries})`)

/** Linux takes a directory's size from the directory itself; a relocated one has none where it is linked (CL). */
const asDirectory = (entry: Entry, { size, damage }: Directory): Entry => ({
  ...entry,
  size: size === 0 ? entry.size : size,
  ...(damage === undefined ? {} : { damage }),
})

function toEntry(path: string, node: Node, volume: Volume): Entry {
  const damage = node.damage ?? outOfRange(node, volume)
  return {
    path,
    type: node.type,
    size: node.size,
    ...(node.target === undefined ? {} : { target: node.target }),
    ...(node.mode === undefined ? {} : { mode: node.mode }),
    ...(node.mtime === undefined ? {} : { mtime: node.mtime }),
    ...(damage === undefined ? {} : { damage }),
  }
}

function outOfRange(
  { type, extents }: Node,
  { source, blockSize }: Volume,
): 'extent-out-of-range' | undefined {
  const beyond = (extent: Extent) =>
    extent.length > 0 && extent.location * blockSize + extent.length > source.size
  return type === 'file' && extents.some(beyond) ? 'extent-out-of-range' : undefined
}

async function readFile(volume: Volume, path: string, node: Node): Promise<Uint8Array> {
  if (node.type !== 'file') throw new ImageError('not-a-file', `"${path}" is a ${node.type}, not a file`)
  const damage = node.damage ?? outOfRange(node, volume)
  if (damage) throw unreadable(volume, path, node, damage)
  if (node.size > volume.limits.fileBytes) {
    const message = `"${path}" has ${node.size} bytes, the limit fileBytes is ${volume.limits.fileBytes}`
    throw new ImageError('limit-exceeded', message)
  }
  const filled = node.extents.filter((extent) => extent.length > 0)
  const [only] = filled
  if (only && filled.length === 1) return readRun(volume, only)
  return readExtents(volume, filled, node.size)
}

function unreadable({ source }: Volume, path: string, node: Node, damage: ImageErrorCode): ImageError {
  if (damage === 'extent-out-of-range') {
    return new ImageError(
      damage,
      `"${path}" (${node.size} bytes) lies beyond the end of the image at ${source.size}`,
    )
  }
  return new ImageError(damage, `"${path}" is recorded in a form that is not read: ${damage}`)
}

async function readExtents(volume: Volume, extents: readonly Extent[], size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const extent of extents) {
    whole.set(await readRun(volume, extent), at)
    at += extent.length
  }
  return whole
}
