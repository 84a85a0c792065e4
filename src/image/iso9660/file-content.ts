import { ImageError, type ImageErrorCode } from '../image-error.ts'
import { extentsOf, type Node } from './node.ts'
import type { Volume } from './volume.ts'
import { type Compression, decompress } from './zisofs.ts'

/** Why a file cannot be read, as far as its records tell. */
export function damageOf(volume: Volume, node: Node): ImageErrorCode | undefined {
  if (node.damage !== undefined || node.type !== 'file') return node.damage
  const cut = volume.lacks(node) || node.earlier?.some((extent) => volume.lacks(extent))
  return cut ? 'extent-out-of-range' : undefined
}

/** A file's bytes as the guest sees them. Rejects with {@link ImageError}. */
export async function readFile(volume: Volume, path: string, node: Node): Promise<Uint8Array> {
  if (node.type !== 'file') throw new ImageError('not-a-file', `"${path}" is a ${node.type}, not a file`)
  const damage = damageOf(volume, node)
  if (damage) throw unreadable(volume, path, node, damage)
  const { earlier, compression } = node
  const stored = earlier ? extentsOf(node).reduce((sum, { length }) => sum + length, 0) : node.length
  if (stored > volume.source.size) throw longerThanImage(volume, path, stored)
  bound(volume, path, 'fileBytes', Math.max(stored, compression ? 0 : node.size))
  if (compression) bound(volume, path, 'zisofsBytes', compression.size)
  const bytes = earlier ? await readExtents(volume, node, stored) : await readExtent(volume, node)
  return compression ? unpack(path, bytes, compression) : bytes
}

function bound({ limits }: Volume, path: string, limit: 'fileBytes' | 'zisofsBytes', bytes: number): void {
  if (bytes <= limits[limit]) return
  const message = `"${path}" has ${bytes} bytes, the limit ${limit} is ${limits[limit]}`
  throw new ImageError('limit-exceeded', message)
}

/** Only extents that share their bytes come to so many; no writer makes them, and some hundred bytes can claim a GiB. */
const longerThanImage = ({ source }: Volume, path: string, bytes: number) =>
  new ImageError(
    'limit-exceeded',
    `"${path}" has ${bytes} bytes in extents that overlap, the whole image has ${source.size}`,
  )

function unreadable(
  { source, limits }: Volume,
  path: string,
  node: Node,
  damage: ImageErrorCode,
): ImageError {
  if (damage === 'extent-out-of-range') {
    return new ImageError(
      damage,
      `"${path}" (${node.size} bytes) lies beyond the end of the image at ${source.size}`,
    )
  }
  if (damage === 'limit-exceeded') {
    const message = `"${path}" has more extents than the limit extentsPerFile (${limits.extentsPerFile})`
    return new ImageError(damage, message)
  }
  return new ImageError(damage, `"${path}" is recorded in a form that is not read: ${damage}`)
}

/** Empty files have an extent anywhere, or none. */
const readExtent = (volume: Volume, { location, length }: Node): Uint8Array | Promise<Uint8Array> =>
  length === 0 ? new Uint8Array(0) : volume.read(location, length)

/**
 * Linux maps a file block by block: of an extent that ends inside a block only the whole blocks count, and the last
 * one makes up for what is missing.
 */
async function readExtents(volume: Volume, node: Node, size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const { location, length } of node.earlier ?? []) {
    const blocks = length - (length % volume.blockSize)
    if (blocks > 0) whole.set(await volume.read(location, blocks), at)
    at += blocks
  }
  if (size > at) whole.set(await volume.read(node.location, size - at), at)
  return whole
}

async function unpack(path: string, stored: Uint8Array, compression: Compression): Promise<Uint8Array> {
  const bytes = await decompress(stored, compression)
  if (bytes) return bytes
  const message = `"${path}" is compressed (zisofs), and its ${stored.byteLength} bytes cannot be unpacked to the recorded ${compression.size}`
  throw new ImageError('compressed-file', message)
}
