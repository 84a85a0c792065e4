import { isVolumeDescriptor, sectorSize } from '../iso9660/volume-descriptor.ts'
import { terminalDamage } from '../terminal-damage.ts'
import { hasSignature } from '../vfat/geometry.ts'

const descriptorsAt = 16 * sectorSize
/** ISO 9660 begins with a system area of sixteen sectors, which only boot code is ever written to. */
const zerosThatTell = 512

/** Whether an image, whole or damaged by a terminal, begins like this. 48 KiB decide. */
export function looksLikeImage(head: Uint8Array): boolean {
  if (isVolumeDescriptor(head, descriptorsAt) || isBootSector(head)) return true
  return head.byteLength > descriptorsAt && terminalDamage(head.subarray(descriptorsAt)) !== undefined
}

/** Whether it may be one: a beginning of zeros, of which images have more than anything else. */
export const beginsWithZeros = (head: Uint8Array): boolean =>
  head.byteLength >= zerosThatTell && head.subarray(0, zerosThatTell).every((byte) => byte === 0)

/** A FAT boot sector: a jump, and its signature. */
const isBootSector = (head: Uint8Array): boolean =>
  (head[0] === 0xeb || head[0] === 0xe9) && hasSignature(head)
