import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import { latin1, viewOf } from '../../bytes/view.ts'
import { ImageError } from '../image-error.ts'
import { volumeDate } from './recording-date.ts'
import {
  decodeDirectoryRecord,
  decodeVolumeDescriptor,
  type VolumeDescriptor,
} from './structures.generated.ts'

/** ECMA-119 6.1.2: logical sectors are 2048 bytes; descriptors stay on them whatever the logical block size is. */
export const sectorSize = 2048
/** ECMA-119 6.2.1: the sectors before are free for boot code. */
export const firstDescriptorSector = 16
/** Descriptors are read so many sectors at a time; a seed's directories lie in the first such window, too. */
export const windowSectors = 16
const rootRecordOffset = 156
/** Linux reads sectors 16 to 99. */
const linuxDescriptorSectors = 84

export interface RootedDescriptor extends VolumeDescriptor {
  /** Byte offset in the image. */
  readonly offset: number
  /** Logical block of the root directory, behind its extended attribute record. */
  readonly rootLocation: number
  /** ECMA-119 8.4.27: sixteen digits and a zone, for comparing. */
  readonly modified: string
  /** ECMA-119 8.4.21. */
  readonly preparer: string
  /** ECMA-119 8.4.26 as ISO 8601. */
  readonly created: string | null
}

export interface VolumeDescriptors {
  readonly primary: RootedDescriptor
  readonly joliet: RootedDescriptor | undefined
  readonly enhanced: RootedDescriptor | undefined
  /** A boot record of El Torito is among them. */
  readonly elTorito: boolean
  /** UDF's recognition sequence follows them. */
  readonly udf: boolean
}

type Found = { -readonly [Key in keyof VolumeDescriptors]: VolumeDescriptors[Key] | undefined }

/**
 * ECMA-119 8: the descriptors that Linux would use, from sector 16 on, where `head` begins. The first primary one
 * wins.
 */
export async function readVolumeDescriptors(
  source: RandomAccess,
  head: Uint8Array,
  limits: Limits,
): Promise<VolumeDescriptors> {
  const found: Found = {
    primary: undefined,
    joliet: undefined,
    enhanced: undefined,
    elTorito: false,
    udf: false,
  }
  let window = head
  for (let index = 0; index < limits.volumeDescriptors; index++) {
    const at = (index % windowSectors) * sectorSize
    const offset = (firstDescriptorSector + index) * sectorSize
    if (index > 0 && at === 0) window = await source.read(offset, windowSectors * sectorSize)
    if (isVolumeDescriptor(window, at) && add(found, window.subarray(at, at + sectorSize), offset)) continue
    found.udf = hasUdfRecognition(window, at)
    if (!isVolumeDescriptor(window, at) && !found.joliet) refuseWithoutEnd(source)
    break
  }
  const { primary, joliet, enhanced, elTorito = false, udf = false } = found
  if (!primary)
    throw new ImageError('no-primary-descriptor', 'no primary volume descriptor from sector 16 on')
  return { primary, joliet, enhanced, elTorito, udf }
}

/** Linux looks on for the terminator, or a Joliet descriptor, and gives up where the image ends. */
function refuseWithoutEnd({ size }: RandomAccess): void {
  const lastLookedAt = (firstDescriptorSector + linuxDescriptorSectors) * sectorSize
  if (size >= lastLookedAt) return
  throw new ImageError(
    'truncated-descriptors',
    `no terminator follows the volume descriptors, and the image ends at byte ${size}, where Linux still looks for it`,
    { offset: size },
  )
}

/** Whether more may follow. */
function add(found: Found, sector: Uint8Array, offset: number): boolean {
  if (sector.byteLength < sectorSize) throw truncated(offset)
  const type = sector[0]
  if (type === 255) return false
  if (type === 0) found.elTorito ||= latin1(sector, 7, 30) === 'EL TORITO SPECIFICATION'
  if (type !== 1 && type !== 2) return true
  const descriptor = decodeRooted(sector, offset)
  if (type === 1) found.primary ??= descriptor
  else if (isJoliet(descriptor)) found.joliet ??= descriptor
  else if (descriptor.version === 2) found.enhanced ??= descriptor
  return true
}

const standardIdentifier = [0x43, 0x44, 0x30, 0x30, 0x31] // "CD001"

/** Whether one begins at byte `at`. */
export const isVolumeDescriptor = (bytes: Uint8Array, at = 0): boolean =>
  hasIdentifier(bytes, at, standardIdentifier)

function hasIdentifier(bytes: Uint8Array, at: number, identifier: readonly number[]): boolean {
  for (let index = 0; index < identifier.length; index++)
    if (bytes[at + index + 1] !== identifier[index]) return false
  return true
}

const beginning = [0x42, 0x45, 0x41, 0x30, 0x31] // "BEA01"
const nsr = [0x4e, 0x53, 0x52, 0x30] // "NSR0", behind it 2 or 3

/** ECMA-167 2: an extended area with an NSR descriptor, in one of the sectors behind the last descriptor. */
function hasUdfRecognition(window: Uint8Array, from: number): boolean {
  let begun = false
  for (let at = from; at < window.byteLength; at += sectorSize) {
    if (begun && hasIdentifier(window, at, nsr)) return true
    begun ||= hasIdentifier(window, at, beginning)
  }
  return false
}

/** A primary descriptor of another session. `undefined` when it is none. */
export function decodePrimary(sector: Uint8Array, offset: number): RootedDescriptor | undefined {
  const complete = sector.byteLength >= sectorSize && sector[0] === 1 && isVolumeDescriptor(sector)
  return complete ? decodeRooted(sector, offset) : undefined
}

function decodeRooted(sector: Uint8Array, offset: number): RootedDescriptor {
  const view = viewOf(sector)
  const descriptor = decodeVolumeDescriptor(view, 0)
  const root = decodeDirectoryRecord(view, rootRecordOffset)
  if (!descriptor || !root) throw truncated(offset)
  const { type, version, volumeIdentifier, volumeSpaceSize, escapeSequences, logicalBlockSize } = descriptor
  return {
    type,
    version,
    volumeIdentifier,
    volumeSpaceSize,
    escapeSequences,
    logicalBlockSize,
    offset,
    rootLocation: root.extentLocation + root.extendedAttributeRecordLength,
    modified: latin1(sector, 830, 846),
    preparer: latin1(sector, 446, 574).trimEnd(),
    created: volumeDate(sector, 813),
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
