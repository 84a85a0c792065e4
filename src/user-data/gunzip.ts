import { collect } from '../bytes/random-access.ts'

/** cloud-init tries gunzip once on the whole file. `undefined` when it is no gzip, or is damaged. */
export async function gunzip(
  bytes: Uint8Array,
  maximum: number,
): Promise<Uint8Array | 'too-large' | undefined> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined
  const decoded = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'))
  return collect(decoded, maximum).then(
    (contents) => contents ?? 'too-large',
    () => undefined,
  )
}
