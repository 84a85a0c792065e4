// Generated from structures.ts by `npm run generate:structures`. Do not edit.

export interface VolumeDescriptorHeader {
  readonly type: number
  readonly standardIdentifier: Uint8Array
  readonly version: number
}

/** Bytes that {@link decodeVolumeDescriptorHeader} needs. */
export const volumeDescriptorHeaderSize = 7

export function decodeVolumeDescriptorHeader(view: DataView, offset: number): VolumeDescriptorHeader | undefined {
  if (offset < 0 || offset + 7 > view.byteLength) return undefined
  return {
    type: view.getUint8(offset),
    standardIdentifier: new Uint8Array(view.buffer, view.byteOffset + offset + 1, 5),
    version: view.getUint8(offset + 6),
  }
}

export interface VolumeDescriptor {
  readonly type: number
  readonly version: number
  readonly volumeIdentifier: Uint8Array
  readonly volumeSpaceSize: number
  readonly escapeSequences: Uint8Array
  readonly logicalBlockSize: number
}

/** Bytes that {@link decodeVolumeDescriptor} needs. */
export const volumeDescriptorSize = 190

export function decodeVolumeDescriptor(view: DataView, offset: number): VolumeDescriptor | undefined {
  if (offset < 0 || offset + 190 > view.byteLength) return undefined
  return {
    type: view.getUint8(offset),
    version: view.getUint8(offset + 6),
    volumeIdentifier: new Uint8Array(view.buffer, view.byteOffset + offset + 40, 32),
    volumeSpaceSize: view.getUint32(offset + 80, true),
    escapeSequences: new Uint8Array(view.buffer, view.byteOffset + offset + 88, 32),
    logicalBlockSize: view.getUint16(offset + 128, true),
  }
}

export interface DirectoryRecord {
  readonly recordLength: number
  readonly extendedAttributeRecordLength: number
  readonly extentLocation: number
  readonly dataLength: number
  readonly fileFlags: number
  readonly fileUnitSize: number
  readonly interleaveGapSize: number
  readonly fileIdentifierLength: number
}

/** Bytes that {@link decodeDirectoryRecord} needs. */
export const directoryRecordSize = 33

export function decodeDirectoryRecord(view: DataView, offset: number): DirectoryRecord | undefined {
  if (offset < 0 || offset + 33 > view.byteLength) return undefined
  return {
    recordLength: view.getUint8(offset),
    extendedAttributeRecordLength: view.getUint8(offset + 1),
    extentLocation: view.getUint32(offset + 2, true),
    dataLength: view.getUint32(offset + 10, true),
    fileFlags: view.getUint8(offset + 25),
    fileUnitSize: view.getUint8(offset + 26),
    interleaveGapSize: view.getUint8(offset + 27),
    fileIdentifierLength: view.getUint8(offset + 32),
  }
}

export interface RecordingDate {
  readonly yearsSince1900: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly quarterHoursFromGmt: number
}

/** Bytes that {@link decodeRecordingDate} needs. */
export const recordingDateSize = 7

export function decodeRecordingDate(view: DataView, offset: number): RecordingDate | undefined {
  if (offset < 0 || offset + 7 > view.byteLength) return undefined
  return {
    yearsSince1900: view.getUint8(offset),
    month: view.getUint8(offset + 1),
    day: view.getUint8(offset + 2),
    hour: view.getUint8(offset + 3),
    minute: view.getUint8(offset + 4),
    second: view.getUint8(offset + 5),
    quarterHoursFromGmt: view.getInt8(offset + 6),
  }
}

export interface SystemUseEntry {
  readonly signature: number
  readonly length: number
  readonly version: number
}

/** Bytes that {@link decodeSystemUseEntry} needs. */
export const systemUseEntrySize = 4

export function decodeSystemUseEntry(view: DataView, offset: number): SystemUseEntry | undefined {
  if (offset < 0 || offset + 4 > view.byteLength) return undefined
  return {
    signature: view.getUint16(offset, false),
    length: view.getUint8(offset + 2),
    version: view.getUint8(offset + 3),
  }
}

export interface ContinuationArea {
  readonly location: number
  readonly offset: number
  readonly length: number
}

/** Bytes that {@link decodeContinuationArea} needs. */
export const continuationAreaSize = 24

export function decodeContinuationArea(view: DataView, offset: number): ContinuationArea | undefined {
  if (offset < 0 || offset + 24 > view.byteLength) return undefined
  return {
    location: view.getUint32(offset, true),
    offset: view.getUint32(offset + 8, true),
    length: view.getUint32(offset + 16, true),
  }
}

export interface PosixAttributes {
  readonly mode: number
}

/** Bytes that {@link decodePosixAttributes} needs. */
export const posixAttributesSize = 8

export function decodePosixAttributes(view: DataView, offset: number): PosixAttributes | undefined {
  if (offset < 0 || offset + 8 > view.byteLength) return undefined
  return {
    mode: view.getUint32(offset, true),
  }
}

export interface ChildLink {
  readonly location: number
}

/** Bytes that {@link decodeChildLink} needs. */
export const childLinkSize = 8

export function decodeChildLink(view: DataView, offset: number): ChildLink | undefined {
  if (offset < 0 || offset + 8 > view.byteLength) return undefined
  return {
    location: view.getUint32(offset, true),
  }
}

export interface Compression {
  readonly algorithm: number
  readonly headerSizeDividedByFour: number
  readonly blockSizeLog2: number
  readonly uncompressedSize: number
}

/** Bytes that {@link decodeCompression} needs. */
export const compressionSize = 12

export function decodeCompression(view: DataView, offset: number): Compression | undefined {
  if (offset < 0 || offset + 12 > view.byteLength) return undefined
  return {
    algorithm: view.getUint16(offset, false),
    headerSizeDividedByFour: view.getUint8(offset + 2),
    blockSizeLog2: view.getUint8(offset + 3),
    uncompressedSize: view.getUint32(offset + 4, true),
  }
}

export interface LinkComponent {
  readonly flags: number
  readonly length: number
}

/** Bytes that {@link decodeLinkComponent} needs. */
export const linkComponentSize = 2

export function decodeLinkComponent(view: DataView, offset: number): LinkComponent | undefined {
  if (offset < 0 || offset + 2 > view.byteLength) return undefined
  return {
    flags: view.getUint8(offset),
    length: view.getUint8(offset + 1),
  }
}

