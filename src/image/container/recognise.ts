import { isVolumeDescriptor, sectorSize } from '../iso9660/volume-descriptor.ts'
import { decodeHead, isBase64Text } from './base64.ts'
import { beginsWithZeros, looksLikeImage } from './looks-like-image.ts'
import { isTarHeader } from './tar-header.ts'

/** What may be around an image. */
export type Container = 'gzip' | 'base64' | 'tar'

/** Bytes that decide: descriptors behind 32 KiB, told through three layers of base64 at 4/3 each. */
export const headBytes = 128 * 1024

/** base64 in base64 in base64 …: each step has three quarters of the bytes, so that few are left after some. */
const base64Steps = 8

const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b

/**
 * The container that begins with these bytes; `undefined` for an image, and for anything else. Text counts as base64
 * only when what it holds is a container or begins like an image.
 */
export async function recognise(head: Uint8Array, steps = base64Steps): Promise<Container | undefined> {
  if (isVolumeDescriptor(head, 16 * sectorSize)) return undefined
  if (isGzip(head)) return 'gzip'
  if (isTarHeader(head)) return 'tar'
  if (steps === 0 || !isBase64Text(head)) return undefined
  return (await holdsSomething(head, steps)) ? 'base64' : undefined
}

async function holdsSomething(text: Uint8Array, steps: number): Promise<boolean> {
  const head = decodeHead(text)
  return beginsWithZeros(head) || looksLikeImage(head) || (await recognise(head, steps - 1)) !== undefined
}
