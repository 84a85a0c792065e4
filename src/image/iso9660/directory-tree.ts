import { type Block, blockOf } from '../../bytes/view.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import { breaksOff, DirectoryReader, type OwnRecord, ownRecord, type Tree } from './directory-record.ts'
import type { Node } from './node.ts'
import { RockRidgeReader } from './rock-ridge.ts'
import type { Volume } from './volume.ts'

/** What a directory's own first record says of it; Linux shows that, and not what the parent's record says. */
export interface DirectoryAttributes {
  /** Bytes that it claims for its records. */
  readonly size: number
  readonly mode: number | undefined
  readonly mtime: string | undefined
}

/** The bytes with a directory's records. */
export interface DirectoryExtent {
  /** `undefined` when not even its own record can be read. */
  readonly attributes: DirectoryAttributes | undefined
  readonly block: Block
  /** Why these are not all of its bytes. */
  readonly damage: ImageErrorCode | undefined
}

export interface Directory {
  readonly attributes: DirectoryAttributes | undefined
  readonly nodes: readonly Node[]
  /** Why not all of its records could be read. */
  readonly damage: ImageErrorCode | undefined
}

/** One of an image's trees. Each directory extent is read once, whoever asks for it. */
export class DirectoryTree {
  readonly #volume: Volume
  readonly #tree: Tree
  readonly #extents = new Map<number, Promise<DirectoryExtent>>()
  /** Read ones at once: a seed's files are looked up one after another. */
  readonly #directories = new Map<number, Directory | Promise<Directory>>()
  readonly #indexes = new WeakMap<Directory, ReadonlyMap<string, Node>>()

  constructor(volume: Volume, tree: Tree) {
    this.#volume = volume
    this.#tree = tree
  }

  /** A directory by the logical block it begins at. */
  extent(location: number): Promise<DirectoryExtent> {
    const held = this.#extents.get(location)
    if (held) return held
    const extent = extentOrDamage(this.#volume, this.#tree, location)
    this.#extents.set(location, extent)
    return extent
  }

  /**
   * One record after the other, without keeping them: a listing of many would hold each of them twice. Names begin with
   * `prefix`.
   */
  reader(extent: DirectoryExtent, prefix = ''): DirectoryReader {
    return new DirectoryReader(extent.block, this.#volume, this.#tree, prefix)
  }

  /** All records of a directory. */
  directory(location: number): Directory | Promise<Directory> {
    const held = this.#directories.get(location)
    if (held) return held
    const directory = this.#readAll(location)
    this.#directories.set(location, directory)
    return directory
  }

  async #readAll(location: number): Promise<Directory> {
    const extent = await this.extent(location)
    const reader = this.reader(extent)
    const nodes: Node[] = []
    for (;;) {
      const node = reader.next()
      if (node === undefined) break
      if (typeof node === 'number') await this.#volume.holdContinuation(node)
      else nodes.push(node)
    }
    const directory = { attributes: extent.attributes, nodes, damage: extent.damage }
    this.#directories.set(location, directory)
    return directory
  }

  /**
   * Joliet is mounted without regard to case; Rock Ridge and plain trees are exact. Of several that fit Linux opens
   * the first. The names of all but small directories are indexed once, so that looking up all of them stays linear.
   */
  find(directory: Directory, name: string): Node | undefined {
    const { nodes } = directory
    const folded = this.fold(name)
    if (nodes.length <= fewNodes) return nodes.find((node) => this.fold(node.name) === folded)
    const index = this.#indexes.get(directory) ?? this.#indexOf(directory)
    this.#indexes.set(directory, index)
    return index.get(folded)
  }

  /** Names that are one to open(2) become alike. */
  fold(name: string): string {
    return this.#tree.namespace === 'joliet' ? name.toLowerCase() : name
  }

  #indexOf({ nodes }: Directory): ReadonlyMap<string, Node> {
    return new Map(nodes.map((node) => [this.fold(node.name), node] as const).reverse())
  }
}

/** So many names are compared sooner than put into an index. */
const fewNodes = 16

const unread = (damage: ImageErrorCode, attributes?: DirectoryAttributes): DirectoryExtent => ({
  attributes,
  block: blockOf(new Uint8Array(0)),
  damage,
})

async function extentOrDamage(volume: Volume, tree: Tree, location: number): Promise<DirectoryExtent> {
  try {
    return await readExtent(volume, tree, location)
  } catch (error) {
    if (error instanceof ImageError) return unread(error.code)
    throw error
  }
}

/** Its own first record says how long a directory is, as for Linux. */
async function readExtent(volume: Volume, tree: Tree, location: number): Promise<DirectoryExtent> {
  const first = await volume.readBlock(location)
  const own = ownRecord(blockOf(first))
  if (!own) return unread('directory-damaged')
  const attributes = await attributesOf(volume, tree, own)
  const room = Math.max(0, volume.source.size - location * volume.blockSize)
  const length = Math.min(own.length, volume.limits.directoryBytes, room)
  const refused = volume.takeDirectory(length)
  if (refused) return unread(refused, attributes)
  const bytes = length <= first.byteLength ? first.subarray(0, length) : await volume.read(location, length)
  const block = blockOf(bytes)
  const broken = breaksOff(block) ? 'directory-damaged' : undefined
  return { attributes, block, damage: missing(volume, own.length, length) ?? broken }
}

async function attributesOf(volume: Volume, tree: Tree, own: OwnRecord): Promise<DirectoryAttributes> {
  const found = new RockRidgeReader(volume.limits)
  if (tree.namespace !== 'joliet') {
    const { block, start, end } = own.systemUse
    for (;;) {
      const walk = found.read(block, start + tree.skip, end, volume.continuations)
      if (typeof walk !== 'number') break
      await volume.holdContinuation(walk)
    }
  }
  const mode = found.mode === undefined ? undefined : found.mode & 0o7777
  return { size: own.length, mode, mtime: found.modified ?? own.recorded }
}

function missing(volume: Volume, claimed: number, read: number): ImageErrorCode | undefined {
  if (claimed > volume.limits.directoryBytes) return volume.breach('directoryBytes')
  return read < claimed ? 'extent-out-of-range' : undefined
}
