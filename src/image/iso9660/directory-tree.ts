import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import { viewOf } from '../../bytes/view.ts'
import type { ImageErrorCode } from '../image-error.ts'
import { ImageError } from '../image-error.ts'
import {
  beginning,
  type Extent,
  type Node,
  ownRecord,
  parseDirectory,
  type Tree,
} from './directory-record.ts'
import { detectRockRidge } from './rock-ridge.ts'

/** What all reads of one image share. */
export interface Volume {
  readonly source: RandomAccess
  /** Bytes of a logical block. */
  readonly blockSize: number
  readonly limits: Limits
  /** Bytes that directories may still take together; see {@link readDirectory}. */
  directoryBytesLeft: number
}

export interface Directory {
  /** Bytes that its own first record claims for its records; what stat(2) shows. */
  readonly size: number
  readonly nodes: readonly Node[]
  /** Why not all of its records could be read. */
  readonly damage: ImageErrorCode | undefined
}

export async function readBlock(volume: Volume, location: number): Promise<Uint8Array> {
  return readRun(volume, { location, length: volume.blockSize })
}

/** A run of blocks, or an error that says where the image ends. */
export async function readRun(
  { source, blockSize }: Volume,
  { location, length }: Extent,
): Promise<Uint8Array> {
  const offset = location * blockSize
  const bytes = offset >= source.size ? new Uint8Array(0) : await source.read(offset, length)
  if (bytes.byteLength < length) {
    const message = `${length} bytes at ${offset} are needed, the image ends at ${source.size}`
    throw new ImageError('extent-out-of-range', message, { offset })
  }
  return bytes
}

/** Whether the root's own record announces Rock Ridge, and how many bytes to skip in the others. */
export async function rockRidgeOf(
  volume: Volume,
  rootLocation: number,
): Promise<{ present: boolean; skip: number }> {
  const own = ownRecord(await readBlock(volume, rootLocation))
  if (!own) return { present: false, skip: 0 }
  return withBlocks(volume, (blocks) => detectRockRidge(own.systemUse, blocks, volume.limits))
}

/**
 * A directory by the logical block it begins at. Its own first record says how long it is, as for Linux. Directories
 * share no bytes, so all of them are no longer than the image: many that overlap would cost the square of its size.
 */
export async function readDirectory(volume: Volume, location: number, tree: Tree): Promise<Directory> {
  const own = ownRecord(await readBlock(volume, location))
  if (!own) return { size: 0, nodes: [], damage: 'directory-damaged' }
  const room = Math.max(0, volume.source.size - location * volume.blockSize)
  const length = Math.min(own.length, volume.limits.directoryBytes, room)
  volume.directoryBytesLeft -= length
  if (volume.directoryBytesLeft < 0) return { size: own.length, nodes: [], damage: 'directory-loop' }
  const bytes = await readRun(volume, { location, length })
  const progress = beginning()
  await withBlocks(volume, (blocks) =>
    parseDirectory(bytes, volume.blockSize, tree, blocks, volume.limits, progress),
  )
  return {
    size: own.length,
    nodes: progress.nodes,
    damage: damageOf(progress.damaged, own.length, bytes, volume.limits),
  }
}

/** Whether a directory has no records but its own and its parent's. Only its first block is read. */
export async function isEmptyDirectory(volume: Volume, location: number): Promise<boolean> {
  const block = await readBlock(volume, location)
  const progress = beginning()
  parseDirectory(block, volume.blockSize, { namespace: 'primary' }, new Map(), volume.limits, progress)
  return !progress.damaged && progress.nodes.length === 0
}

function damageOf(
  damaged: boolean,
  length: number,
  read: Uint8Array,
  limits: Limits,
): ImageErrorCode | undefined {
  if (length > limits.directoryBytes) return 'limit-exceeded'
  if (read.byteLength < length) return 'extent-out-of-range'
  return damaged ? 'directory-damaged' : undefined
}

/** Blocks of continuation areas held at a time; more than one record's chain of them can need. */
const blocksHeld = 1024

/**
 * Runs a parser that answers with the number of a block it needs until it has all of them. A block that lies outside
 * the image counts as empty, so that its record loses only what was recorded there.
 */
async function withBlocks<Result>(
  volume: Volume,
  parse: (blocks: ReadonlyMap<number, DataView>) => Result | number,
): Promise<Result> {
  const blocks = new Map<number, DataView>()
  for (;;) {
    const answer = parse(blocks)
    if (typeof answer !== 'number') return answer
    if (blocks.size >= blocksHeld) blocks.clear()
    blocks.set(answer, viewOf(await blockOrNothing(volume, answer)))
  }
}

async function blockOrNothing(volume: Volume, location: number): Promise<Uint8Array> {
  try {
    return await readBlock(volume, location)
  } catch (error) {
    if (error instanceof ImageError) return new Uint8Array(0)
    throw error
  }
}
