import { ImageError, type ImageErrorCode } from '../image-error.ts'
import type { Node } from './directory-entries.ts'
import type { Run, Volume } from './volume.ts'

/** So many bytes are in no image of that size. */
function claimDamage({ geometry, source }: Volume, { size }: Node): ImageErrorCode | undefined {
  if (size <= source.size) return undefined
  return source.size < geometry.size ? 'extent-out-of-range' : 'cluster-chain-damaged'
}

/** Links of the file allocation table that must be followed to reach a file's end. */
export const chainLength = (volume: Volume, node: Node): number =>
  node.cluster === 0 || claimDamage(volume, node) ? 0 : Math.ceil(node.size / volume.geometry.clusterSize)

/**
 * Where the parts of a file lie, or why Linux cannot read all of it. A chain may lead through a cluster twice, as Linux
 * lets it, but to no more bytes than the image has. Linux shows zeros where a file has a size and no cluster.
 */
async function runsOf(volume: Volume, node: Node): Promise<readonly Run[] | ImageErrorCode> {
  const wanted = chainLength(volume, node)
  if (wanted === 0) return claimDamage(volume, node) ?? []
  const runs = await volume.fileRuns(node.cluster, wanted)
  return typeof runs === 'string' || !lackSome(volume, runs, node.size) ? runs : 'extent-out-of-range'
}

function lackSome(volume: Volume, runs: readonly Run[], size: number): boolean {
  let left = size
  return runs.some(({ first, count }) => {
    const length = Math.min(left, count * volume.geometry.clusterSize)
    left -= length
    return volume.lacks(volume.offsetOf(first), length)
  })
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
  const claim = claimDamage(volume, node)
  if (!claim && node.size > fileBytes) {
    const message = `"${path}" has ${node.size} bytes, the limit fileBytes is ${fileBytes}`
    throw new ImageError('limit-exceeded', message)
  }
  const runs = claim ?? (await runsOf(volume, node))
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
