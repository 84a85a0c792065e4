import { joined } from '../../bytes/joined.ts'
import { blockOf } from '../../bytes/view.ts'
import type { ImageErrorCode } from '../image-error.ts'
import { type Node, readEntries } from './directory-entries.ts'
import { folded, withoutTrailingDots } from './names.ts'
import type { Run, Volume } from './volume.ts'

export interface Directory {
  /** Bytes of its clusters; what stat(2) shows. */
  readonly size: number
  readonly bytes: Uint8Array
  readonly nodes: readonly Node[]
  /** Why Linux shows nothing of it, or not all. */
  readonly damage: ImageErrorCode | undefined
}

/** No entry leads to the root. */
export const rootNode: Node = {
  name: '',
  alias: '',
  type: 'directory',
  size: 0,
  cluster: 0,
  mtime: undefined,
}

/** A volume's directories. Each is read once, whoever asks for it. */
export class DirectoryTree {
  readonly #volume: Volume
  readonly #directories = new Map<number, Promise<Directory>>()
  readonly #indexes = new WeakMap<Directory, ReadonlyMap<string, Node>>()
  #root: Promise<Directory> | undefined

  constructor(volume: Volume) {
    this.#volume = volume
  }

  directory(node: Node): Promise<Directory> {
    if (node === rootNode) {
      this.#root ??= readRoot(this.#volume)
      return this.#root
    }
    const held = this.#directories.get(node.cluster)
    if (held) return held
    const directory = readBelow(this.#volume, node.cluster)
    this.#directories.set(node.cluster, directory)
    return directory
  }

  /** The entry at the end of a path, as open(2) finds it. */
  async find(path: string): Promise<Node | undefined> {
    let node: Node | undefined = rootNode
    for (const name of path.split('/')) {
      if (name === '') continue
      if (node?.type !== 'directory') return undefined
      const index = this.#indexOf(await this.directory(node))
      // A listed name that ends with dots is found here though not by Linux, so that it can be extracted.
      node = index.get(folded(withoutTrailingDots(name))) ?? index.get(folded(name))
    }
    return node
  }

  #indexOf(directory: Directory): ReadonlyMap<string, Node> {
    const index = this.#indexes.get(directory) ?? indexed(directory.nodes)
    this.#indexes.set(directory, index)
    return index
  }
}

/** Of several entries that answer to a name, long or short, Linux opens the first. */
function indexed(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  const index = new Map<string, Node>()
  for (const node of nodes)
    for (const name of [folded(node.name), folded(node.alias)]) if (!index.has(name)) index.set(name, node)
  return index
}

async function readRoot(volume: Volume): Promise<Directory> {
  const { bits, rootCluster, rootOffset, rootSize } = volume.geometry
  if (bits !== 32) return read(volume, [{ offset: rootOffset, length: rootSize }])
  // Linux mounts a volume whose root has no cluster, and shows nothing in it.
  if (rootCluster === 0) return read(volume, [])
  const runs = await volume.directoryRuns(rootCluster)
  return typeof runs === 'string' ? unread(runs) : read(volume, extentsOf(volume, runs))
}

/** Linux takes nothing for a directory that does not begin at a cluster of its own, and with entries of two others. */
async function readBelow(volume: Volume, cluster: number): Promise<Directory> {
  if (cluster === 0 || cluster === volume.geometry.rootCluster) return unread('directory-damaged')
  const runs = await volume.directoryRuns(cluster)
  return typeof runs === 'string' ? unread(runs) : read(volume, extentsOf(volume, runs), fewestDirectories)
}

/** `.` and `..`, though Linux does not look at their names. */
const fewestDirectories = 2

const unread = (damage: ImageErrorCode): Directory => ({
  size: 0,
  bytes: new Uint8Array(0),
  nodes: [],
  damage,
})

interface Extent {
  readonly offset: number
  readonly length: number
}

const extentsOf = (volume: Volume, runs: readonly Run[]): readonly Extent[] =>
  runs.map(({ first, count }) => ({
    offset: volume.offsetOf(first),
    length: count * volume.geometry.clusterSize,
  }))

/** Sectors behind the end of the image are passed over, as by Linux. */
async function read(volume: Volume, extents: readonly Extent[], fewest = 0): Promise<Directory> {
  const parts: Uint8Array[] = []
  for (const { offset, length } of extents) parts.push(await volume.readable(offset, length))
  const size = extents.reduce((sum, { length }) => sum + length, 0)
  const bytes = joined(
    parts,
    parts.reduce((sum, { byteLength }) => sum + byteLength, 0),
  )
  const { nodes, directories, unnameable } = readEntries(blockOf(bytes), volume.geometry.bits)
  if (bytes.byteLength < size) return { size, bytes, nodes, damage: 'extent-out-of-range' }
  if (directories < fewest) return unread('directory-damaged')
  return { size, bytes, nodes, damage: unnameable > 0 ? 'directory-damaged' : undefined }
}
