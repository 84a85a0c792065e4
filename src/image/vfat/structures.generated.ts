// Generated from structures.ts by `npm run generate:structures`. Do not edit.

export interface BiosParameterBlock {
  readonly jump: number
  readonly bytesPerSector: number
  readonly sectorsPerCluster: number
  readonly reservedSectors: number
  readonly fats: number
  readonly rootEntries: number
  readonly totalSectors16: number
  readonly media: number
  readonly sectorsPerFat16: number
  readonly totalSectors32: number
}

/** Bytes that {@link decodeBiosParameterBlock} needs. */
export const biosParameterBlockSize = 36

export function decodeBiosParameterBlock(view: DataView, offset: number): BiosParameterBlock | undefined {
  if (offset < 0 || offset + 36 > view.byteLength) return undefined
  return {
    jump: view.getUint8(offset),
    bytesPerSector: view.getUint16(offset + 11, true),
    sectorsPerCluster: view.getUint8(offset + 13),
    reservedSectors: view.getUint16(offset + 14, true),
    fats: view.getUint8(offset + 16),
    rootEntries: view.getUint16(offset + 17, true),
    totalSectors16: view.getUint16(offset + 19, true),
    media: view.getUint8(offset + 21),
    sectorsPerFat16: view.getUint16(offset + 22, true),
    totalSectors32: view.getUint32(offset + 32, true),
  }
}

export interface Fat16Extension {
  readonly volumeLabel: Uint8Array
  readonly fileSystemType: Uint8Array
}

/** Bytes that {@link decodeFat16Extension} needs. */
export const fat16ExtensionSize = 26

export function decodeFat16Extension(view: DataView, offset: number): Fat16Extension | undefined {
  if (offset < 0 || offset + 26 > view.byteLength) return undefined
  return {
    volumeLabel: new Uint8Array(view.buffer, view.byteOffset + offset + 7, 11),
    fileSystemType: new Uint8Array(view.buffer, view.byteOffset + offset + 18, 8),
  }
}

export interface Fat32Extension {
  readonly sectorsPerFat: number
  readonly rootCluster: number
  readonly infoSector: number
  readonly volumeLabel: Uint8Array
  readonly fileSystemType: Uint8Array
}

/** Bytes that {@link decodeFat32Extension} needs. */
export const fat32ExtensionSize = 54

export function decodeFat32Extension(view: DataView, offset: number): Fat32Extension | undefined {
  if (offset < 0 || offset + 54 > view.byteLength) return undefined
  return {
    sectorsPerFat: view.getUint32(offset, true),
    rootCluster: view.getUint32(offset + 8, true),
    infoSector: view.getUint16(offset + 12, true),
    volumeLabel: new Uint8Array(view.buffer, view.byteOffset + offset + 35, 11),
    fileSystemType: new Uint8Array(view.buffer, view.byteOffset + offset + 46, 8),
  }
}

export interface FileSystemInfo {
  readonly leadSignature: number
  readonly structureSignature: number
}

/** Bytes that {@link decodeFileSystemInfo} needs. */
export const fileSystemInfoSize = 488

export function decodeFileSystemInfo(view: DataView, offset: number): FileSystemInfo | undefined {
  if (offset < 0 || offset + 488 > view.byteLength) return undefined
  return {
    leadSignature: view.getUint32(offset, true),
    structureSignature: view.getUint32(offset + 484, true),
  }
}

export interface DirectoryEntry {
  readonly name: Uint8Array
  readonly attributes: number
  readonly caseBits: number
  readonly clusterHigh: number
  readonly writeTime: number
  readonly writeDate: number
  readonly clusterLow: number
  readonly fileSize: number
}

/** Bytes that {@link decodeDirectoryEntry} needs. */
export const directoryEntrySize = 32

export function decodeDirectoryEntry(view: DataView, offset: number): DirectoryEntry | undefined {
  if (offset < 0 || offset + 32 > view.byteLength) return undefined
  return {
    name: new Uint8Array(view.buffer, view.byteOffset + offset, 11),
    attributes: view.getUint8(offset + 11),
    caseBits: view.getUint8(offset + 12),
    clusterHigh: view.getUint16(offset + 20, true),
    writeTime: view.getUint16(offset + 22, true),
    writeDate: view.getUint16(offset + 24, true),
    clusterLow: view.getUint16(offset + 26, true),
    fileSize: view.getUint32(offset + 28, true),
  }
}

export interface LongNameSlot {
  readonly order: number
  readonly name1: Uint8Array
  readonly attributes: number
  readonly checksum: number
  readonly name2: Uint8Array
  readonly name3: Uint8Array
}

/** Bytes that {@link decodeLongNameSlot} needs. */
export const longNameSlotSize = 32

export function decodeLongNameSlot(view: DataView, offset: number): LongNameSlot | undefined {
  if (offset < 0 || offset + 32 > view.byteLength) return undefined
  return {
    order: view.getUint8(offset),
    name1: new Uint8Array(view.buffer, view.byteOffset + offset + 1, 10),
    attributes: view.getUint8(offset + 11),
    checksum: view.getUint8(offset + 13),
    name2: new Uint8Array(view.buffer, view.byteOffset + offset + 14, 12),
    name3: new Uint8Array(view.buffer, view.byteOffset + offset + 28, 4),
  }
}

export interface PartitionEntry {
  readonly bootIndicator: number
  readonly type: number
  readonly firstSector: number
  readonly sectors: number
}

/** Bytes that {@link decodePartitionEntry} needs. */
export const partitionEntrySize = 16

export function decodePartitionEntry(view: DataView, offset: number): PartitionEntry | undefined {
  if (offset < 0 || offset + 16 > view.byteLength) return undefined
  return {
    bootIndicator: view.getUint8(offset),
    type: view.getUint8(offset + 4),
    firstSector: view.getUint32(offset + 8, true),
    sectors: view.getUint32(offset + 12, true),
  }
}

