import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import { viewOf } from '../../bytes/view.ts'
import { ImageError } from '../image-error.ts'
import {
  decodeDirectoryRecord,
  decodeVolumeDescriptor,
  type VolumeDescriptor,
} from './structures.generated.ts'

/** ECMA-119 6.1.2: logical sectors are 2048 bytes; descriptors stay on them whatever the logical block size is. */
export const sectorSize = 2048
const firstDescriptorSector = 16
const rootRecordOffset = 156

export interface RootedDescriptor extends VolumeDescriptor {
  /** Byte offset in the image. */
  readonly offset: number
  /** Logical block of the root directory, behind its extended attribute record. */
  readonly rootLocation: number
  readonly rootIsDirectory: boolean
}

export interface VolumeDescriptors {
  readonly primary: RootedDescriptor
  readonly joliet: RootedDescriptor | undefined
  readonly enhanced: RootedDescriptor | undefined
}

/** ECMA-119 8: the descriptors that Linux would use, from sector 16 on. The first primary one wins. */
export async function readVolumeDescriptors(
  source: RandomAccess,
  limits: Limits,
): Promise<VolumeDescriptors> {
  let primary: RootedDescriptor | undefined
  let joliet: RootedDescriptor | undefined
  let enhanced: RootedDescriptor | undefined
  for (let index = 0; index < limits.volumeDescriptors; index++) {
    const offset = (firstDescriptorSector + index) * sectorSize
    const sector = await source.read(offset, sectorSize)
    if (!isVolumeDescriptor(sector)) break
    if (sector.byteLength < sectorSize) throw truncated(offset)
    const descriptor = decodeRooted(sector, offset)
    if (descriptor.type === 255) break
    if (descriptor.type === 1) primary ??= descriptor
    else if (isJoliet(descriptor)) joliet ??= descriptor
    else if (descriptor.type === 2 && descriptor.version === 2) enhanced ??= descriptor
    if (joliet && primary) break
  }
  if (!primary)
    throw new ImageError('no-primary-descriptor', 'no primary volume descriptor from sector 16 on')
  return { primary, joliet, enhanced }
}

const standardIdentifier = [0x43, 0x44, 0x30, 0x30, 0x31] // "CD001"

export const isVolumeDescriptor = (sector: Uint8Array) =>
  standardIdentifier.every((byte, index) => sector[index + 1] === byte)

function decodeRooted(sector: Uint8Array, offset: number): RootedDescriptor {
  const view = viewOf(sector)
  const descriptor = decodeVolumeDescriptor(view, 0)
  const root = decodeDirectoryRecord(view, rootRecordOffset)
  if (!descriptor || !root) throw truncated(offset)
  return {
    ...descriptor,
    offset,
    rootLocation: root.extentLocation + root.extendedAttributeRecordLength,
    rootIsDirectory: (root.fileFlags & 2) !== 0,
  }
}

const truncated = (offset: number) =>
  new ImageError('truncated-descriptors', `the image ends inside the volume descriptor at byte ${offset}`, {
    offset,
  })

/** Joliet: a supplementary descriptor whose escape sequence names UCS-2 level 1, 2 or 3 (`%/@`, `%/C`, `%/E`). */
function isJoliet({ type, version, escapeSequences: [first, second, level] }: VolumeDescriptor): boolean {
  const ucs2 = first === 0x25 && second === 0x2f
  return type === 2 && version === 1 && ucs2 && (level === 0x40 || level === 0x43 || level === 0x45)
}
