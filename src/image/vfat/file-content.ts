import { ImageError, type ImageErrorCode } from '../image-error.ts'
import type { Node } from './directory-entries.ts'
import type { Run, Volume } from './volume.ts'

/**
 * Where the parts of a file lie, or why Linux cannot read all of it. A chain may lead through a cluster twice, as Linux
 * lets it, but to no more bytes than the image has.
 */
async function runsOf(volume: Volume, { size, cluster }: Node): Promise<readonly Run[] | ImageErrorCode> {
  const { geometry, source } = volume
  if (size > source.size) return source.size < geometry.size ? 'extent-out-of-range' : 'cluster-chain-damaged'
  const wanted = Math.ceil(size / geometry.clusterSize)
  // Linux shows zeros where a file has a size and no cluster.
  if (wanted === 0 || cluster === 0) return []
  const runs = await volume.fileRuns(cluster, wanted)
  if (typeof runs === 'string') return runs
  const { clusterSize } = volume.geometry
  let left = size
  for (const { first, count } of runs) {
    if (volume.lacks(volume.offsetOf(first), Math.min(left, count * clusterSize)))
      return 'extent-out-of-range'
    left -= count * clusterSize
  }
  return runs
}

/** Why a file cannot be read. */
export async function damageOf(volume: Volume, node: Node): Promise<ImageErrorCode | undefined> {
  const runs = await runsOf(volume, node)
  return typeof runs === 'string' ? runs : undefined
}

/** A file's bytes as the guest sees them. Rejects with {@link ImageError}. */
export async function readFile(volume: Volume, path: string, node: Node): Promise<Uint8Array> {
  if (node.type !== 'file') throw new ImageError('not-a-file', `"${path}" is a ${node.type}, not a file`)
  const { fileBytes } = volume.limits
  if (node.size > fileBytes) {
    const message = `"${path}" has ${node.size} bytes, the limit fileBytes is ${fileBytes}`
    throw new ImageError('limit-exceeded', message)
  }
  const runs = await runsOf(volume, node)
  if (typeof runs === 'string') throw unreadable(volume, path, node, runs)
  const bytes = new Uint8Array(node.size)
  let at = 0
  for (const { first, count } of runs) {
    const length = Math.min(count * volume.geometry.clusterSize, node.size - at)
    bytes.set(await volume.source.read(volume.offsetOf(first), length), at)
    at += length
  }
  return bytes
}

function unreadable(
  { source }: Volume,
  path: string,
  { size, cluster }: Node,
  damage: ImageErrorCode,
): ImageError {
  const what = `"${path}" (${size} bytes)`
  return damage === 'extent-out-of-range'
    ? new ImageError(damage, `${what} lies beyond the end of the image at ${source.size}`)
    : new ImageError(
        damage,
        `${what} begins at cluster ${cluster}, from where no chain of clusters leads to its end`,
      )
}
