import type { Limits } from '../../bytes/limits.ts'
import { viewOf } from '../../bytes/view.ts'
import type { EntryType } from '../image.ts'
import type { ImageErrorCode } from '../image-error.ts'
import { jolietName, plainName } from './names.ts'
import { recordingDate } from './recording-date.ts'
import { type RockRidge, readRockRidge } from './rock-ridge.ts'
import { type DirectoryRecord, decodeDirectoryRecord, directoryRecordSize } from './structures.generated.ts'
import type { ContinuationBlocks, SystemUseArea } from './system-use.ts'

/** Which of the image's trees is read, and how its names are spelt. */
export type Tree =
  | { readonly namespace: 'rock-ridge'; readonly skip: number }
  | { readonly namespace: 'joliet' | 'primary' }

/** A run of logical blocks that holds (part of) a file. */
export interface Extent {
  /** First logical block, behind the extended attribute record. */
  readonly location: number
  /** Bytes. */
  readonly length: number
}

/** A file or directory as one tree shows it. */
export interface Node {
  readonly name: string
  readonly type: EntryType
  /** Bytes. */
  readonly size: number
  readonly extents: readonly Extent[]
  readonly mode: number | undefined
  readonly target: string | undefined
  readonly mtime: string | undefined
  readonly damage: ImageErrorCode | undefined
}

/** How far the records of a directory have been read. */
export interface Progress {
  /** Byte offset of the next record. */
  at: number
  /** Extents of the multi-extent file that is not complete yet. */
  extents: Extent[]
  readonly nodes: Node[]
  /** A record makes no sense; what follows it cannot be found. */
  damaged: boolean
}

export const beginning = (): Progress => ({ at: 0, extents: [], nodes: [], damaged: false })

const flag = { directory: 2, associated: 4, multiExtent: 128 }

/** ECMA-119 9.1: one record and where it lies in `view`. */
interface PlacedRecord extends DirectoryRecord {
  readonly at: number
}

/**
 * Reads the records of a directory, in order, as Linux shows them: `.` and `..` left out, associated files (resource
 * forks) left out, hidden ones kept, records of a multi-extent file joined. Returns the block of a continuation area
 * without which it cannot go on from where `progress` stands, or `undefined` at the end.
 */
export function parseDirectory(
  bytes: Uint8Array,
  blockSize: number,
  tree: Tree,
  blocks: ContinuationBlocks,
  limits: Limits,
  progress: Progress,
): number | undefined {
  const view = viewOf(bytes)
  while (progress.at < view.byteLength) {
    const length = view.getUint8(progress.at)
    if (length === 0) {
      progress.at = (Math.floor(progress.at / blockSize) + 1) * blockSize
      continue
    }
    const record = decodeDirectoryRecord(view, progress.at)
    if (!record || !fits(record, view.byteLength - progress.at)) {
      progress.damaged = true
      return undefined
    }
    const missing = addRecord(bytes, view, { ...record, at: progress.at }, tree, blocks, limits, progress)
    if (missing !== undefined) return missing
    progress.at += length
  }
  return undefined
}

/** Adds what one record tells, or nothing when a block is missing that it needs. */
function addRecord(
  bytes: Uint8Array,
  view: DataView,
  record: PlacedRecord,
  tree: Tree,
  blocks: ContinuationBlocks,
  limits: Limits,
  progress: Progress,
): number | undefined {
  if (isDotRecord(view, record) || record.fileFlags & flag.associated) return undefined
  const { extents, nodes } = progress
  if (record.fileFlags & flag.multiExtent) {
    if (extents.length < limits.extentsPerFile) extents.push(extentOf(record))
    return undefined
  }
  const node = toNode(bytes, view, record, [...extents, extentOf(record)], tree, blocks, limits)
  if (typeof node === 'number') return node
  progress.extents = []
  if (node) nodes.push(node)
  return undefined
}

const fits = (record: DirectoryRecord, room: number) =>
  record.recordLength <= room && directoryRecordSize + record.fileIdentifierLength <= record.recordLength

const extentOf = (record: DirectoryRecord): Extent => ({
  location: record.extentLocation + record.extendedAttributeRecordLength,
  length: record.dataLength,
})

/** ECMA-119 6.8.2.2: identifiers of one byte 0 and 1 are the directory itself and its parent, in Joliet too. */
function isDotRecord(view: DataView, record: PlacedRecord): boolean {
  return record.fileIdentifierLength === 1 && view.getUint8(record.at + directoryRecordSize) <= 1
}

/** The data length that a directory's own first record gives; Linux trusts it above the parent's. */
export function ownRecord(
  bytes: Uint8Array,
): { readonly length: number; readonly systemUse: SystemUseArea } | undefined {
  const view = viewOf(bytes)
  const record = decodeDirectoryRecord(view, 0)
  if (!record || !fits(record, view.byteLength)) return undefined
  return { length: record.dataLength, systemUse: systemUseArea(view, { ...record, at: 0 }, 0) }
}

/** ECMA-119 9.1.13: behind the identifier, padded to an even offset, up to the record's end. */
function systemUseArea(view: DataView, record: PlacedRecord, skip: number): SystemUseArea {
  const afterName = directoryRecordSize + record.fileIdentifierLength
  const start = afterName + (afterName % 2) + skip
  return { view, start: record.at + start, end: record.at + record.recordLength }
}

function toNode(
  bytes: Uint8Array,
  view: DataView,
  record: PlacedRecord,
  extents: readonly Extent[],
  tree: Tree,
  blocks: ContinuationBlocks,
  limits: Limits,
): Node | number | undefined {
  const start = record.at + directoryRecordSize
  const end = start + record.fileIdentifierLength
  const mtime = recordingDate(view, record.at + 18)
  if (tree.namespace !== 'rock-ridge') {
    const name = tree.namespace === 'joliet' ? jolietName(bytes, start, end) : plainName(bytes, start, end)
    return plainNode(name, record, extents, mtime)
  }
  const rockRidge = readRockRidge(systemUseArea(view, record, tree.skip), blocks, limits)
  if (typeof rockRidge === 'number') return rockRidge
  if (rockRidge.relocated) return undefined
  return rockRidgeNode(
    plainNode(rockRidge.name ?? plainName(bytes, start, end), record, extents, mtime),
    rockRidge,
  )
}

function plainNode(
  name: string,
  record: DirectoryRecord,
  extents: readonly Extent[],
  mtime: string | undefined,
): Node {
  const directory = (record.fileFlags & flag.directory) !== 0
  const interleaved = !directory && (record.fileUnitSize !== 0 || record.interleaveGapSize !== 0)
  return {
    name,
    type: directory ? 'directory' : 'file',
    size: interleaved ? 0 : totalLength(extents),
    extents,
    mode: undefined,
    target: undefined,
    mtime,
    damage: interleaved ? 'interleaved-file' : undefined,
  }
}

const totalLength = (extents: readonly Extent[]) => extents.reduce((sum, extent) => sum + extent.length, 0)

function rockRidgeNode(node: Node, rockRidge: RockRidge): Node {
  const { mode, childLocation, target, modified, uncompressedSize } = rockRidge
  const type = childLocation === undefined ? (typeOfMode(mode) ?? node.type) : 'directory'
  return {
    ...node,
    type,
    size: type === 'symlink' ? (target?.size ?? 0) : (uncompressedSize ?? node.size),
    extents: childLocation === undefined ? node.extents : [{ location: childLocation, length: 0 }],
    mode: mode === undefined ? undefined : mode & 0o7777,
    target: type === 'symlink' ? (target?.text ?? '') : undefined,
    mtime: modified ?? node.mtime,
    damage: uncompressedSize === undefined ? node.damage : 'compressed-file',
  }
}

/** st_mode's file type; sockets, pipes and devices are `other`. */
function typeOfMode(mode: number | undefined): EntryType | undefined {
  if (mode === undefined) return undefined
  switch (mode & 0o170000) {
    case 0o040000:
      return 'directory'
    case 0o100000:
      return 'file'
    case 0o120000:
      return 'symlink'
    case 0:
      return undefined
    default:
      return 'other'
  }
}
