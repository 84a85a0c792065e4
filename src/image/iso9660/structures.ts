/**
 * The fixed-size structures of ECMA-119, SUSP and Rock Ridge, declared field by field in the order of the standard.
 * BP n of the standard is byte offset n - 1. Of numbers recorded in both byte orders the little-endian half is
 * declared, since that is the half Linux reads; the other is stepped over.
 *
 * Nothing imports this at run time: `npm run generate:structures` compiles it to structures.generated.ts, because
 * binary-parser needs `new Function` and reads past the end of short buffers in silence.
 */
import { Parser } from 'binary-parser'

const struct = () => new Parser().endianness('little')

/** ECMA-119 8.1: what every volume descriptor begins with. */
const volumeDescriptorHeader = struct()
  .uint8('type') // 8.1.1
  .buffer('standardIdentifier', { length: 5 }) // 8.1.2 "CD001"
  .uint8('version') // 8.1.3

/** ECMA-119 8.4 primary, 8.5 supplementary and enhanced volume descriptor, up to the root directory record. */
const volumeDescriptor = struct()
  .uint8('type') // 8.4.1
  .seek(5) // 8.4.2 "CD001"
  .uint8('version') // 8.4.3
  .seek(1) // 8.5.3 volume flags
  .seek(32) // 8.4.5 system identifier
  .buffer('volumeIdentifier', { length: 32 }) // 8.4.6
  .seek(8)
  .uint32le('volumeSpaceSize') // 8.4.8 logical blocks
  .seek(4)
  .buffer('escapeSequences', { length: 32 }) // 8.5.6
  .seek(4) // 8.4.10 volume set size
  .seek(4) // 8.4.11 volume sequence number
  .uint16le('logicalBlockSize') // 8.4.12 bytes
  .seek(2)
  .seek(8) // 8.4.13 path table size
  .seek(16) // 8.4.14-17 path tables: Linux reads none of them
  .seek(34) // 8.4.18 directory record of the root, decoded as such

/** ECMA-119 9.1 directory record, up to its file identifier. */
const directoryRecord = struct()
  .uint8('recordLength') // 9.1.1 0 = no more records in this logical sector
  .uint8('extendedAttributeRecordLength') // 9.1.2 logical blocks before the data
  .uint32le('extentLocation') // 9.1.3 logical block
  .seek(4)
  .uint32le('dataLength') // 9.1.4 bytes
  .seek(4)
  .seek(7) // 9.1.5 recording date and time, decoded as such
  .uint8('fileFlags') // 9.1.6
  .uint8('fileUnitSize') // 9.1.7 not 0 = interleaved
  .uint8('interleaveGapSize') // 9.1.8
  .seek(4) // 9.1.9 volume sequence number
  .uint8('fileIdentifierLength') // 9.1.10

/** ECMA-119 9.1.5 recording date and time; Rock Ridge's short time stamps have the same form. */
const recordingDate = struct()
  .uint8('yearsSince1900')
  .uint8('month')
  .uint8('day')
  .uint8('hour')
  .uint8('minute')
  .uint8('second')
  .int8('quarterHoursFromGmt')

/** SUSP 4.2: what every system use entry begins with. */
const systemUseEntry = struct()
  .uint16be('signature') // BP 1-2, two letters
  .uint8('length') // BP 3, counts itself
  .uint8('version') // BP 4

/** SUSP 5.1 CE, behind the entry's header. */
const continuationArea = struct()
  .uint32le('location') // logical block
  .seek(4)
  .uint32le('offset') // bytes into that block
  .seek(4)
  .uint32le('length') // bytes
  .seek(4)

/** Rock Ridge 4.1.1 PX, behind the entry's header; links, owner and serial number may follow. */
const posixAttributes = struct()
  .uint32le('mode') // st_mode, with the file type
  .seek(4)

/** Rock Ridge 4.1.5.1 CL: where a relocated directory really lies. */
const childLink = struct()
  .uint32le('location') // logical block
  .seek(4)

/** ZF (zisofs), behind the entry's header. */
const compression = struct()
  .uint16be('algorithm') // two letters, "pz"
  .uint8('headerSizeDividedByFour')
  .uint8('blockSizeLog2')
  .uint32le('uncompressedSize') // bytes
  .seek(4)

/** Rock Ridge 4.1.3.1: a component of a symbolic link's target. */
const linkComponent = struct().uint8('flags').uint8('length')

export const structures = {
  volumeDescriptorHeader,
  volumeDescriptor,
  directoryRecord,
  recordingDate,
  systemUseEntry,
  continuationArea,
  posixAttributes,
  childLink,
  compression,
  linkComponent,
}
