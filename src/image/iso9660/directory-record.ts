import type { Block } from '../../bytes/view.ts'
import type { EntryType } from '../image.ts'
import { isReachable, jolietName, plainName } from './names.ts'
import type { Extent, Node } from './node.ts'
import { recordingDate } from './recording-date.ts'
import { RockRidgeReader } from './rock-ridge.ts'
import { type DirectoryRecord, decodeDirectoryRecord, directoryRecordSize } from './structures.generated.ts'
import type { SystemUseArea } from './system-use.ts'
import type { Volume } from './volume.ts'
import { sectorSize } from './volume-descriptor.ts'

/** Which of the image's trees is read, and how its names are spelt. */
export type Tree =
  /** Linux reads Rock Ridge entries of the primary tree also where nothing announces them. */
  { readonly namespace: 'rock-ridge' | 'primary'; readonly skip: number } | { readonly namespace: 'joliet' }

const flag = { directory: 2, associated: 4, multiExtent: 128 }

/**
 * Reads the records of a directory, in order, as Linux shows them: `.` and `..` left out, associated files (resource
 * forks) left out, hidden ones kept, records of a multi-extent file joined.
 */
export class DirectoryReader {
  readonly #block: Block
  readonly #volume: Volume
  readonly #tree: Tree
  readonly #prefix: string
  readonly #skip: number
  readonly #rockRidge: RockRidgeReader
  /** Byte offset of the next record. */
  #at = 0
  /** Extents of the multi-extent file that is not complete yet. */
  #earlier: Extent[] | undefined
  /** Byte offset of the last of their records; its identifier follows its own length. */
  #earlierAt = 0
  #tooMany = false

  /** Names will begin with `prefix`. */
  constructor(block: Block, volume: Volume, tree: Tree, prefix: string) {
    this.#block = block
    this.#volume = volume
    this.#tree = tree
    this.#prefix = prefix
    this.#skip = tree.namespace === 'joliet' ? 0 : tree.skip
    this.#rockRidge = new RockRidgeReader(volume.limits)
  }

  /**
   * The next file or directory, or `undefined` at the end; a number is the block of a continuation area without which
   * it cannot go on.
   */
  next(): Node | number | undefined {
    const { view } = this.#block
    while (this.#at < view.byteLength) {
      const length = view.getUint8(this.#at)
      if (length === 0) this.#at = nextSector(this.#at)
      else {
        const record = decodeDirectoryRecord(view, this.#at)
        if (!record || !fits(record, view.byteLength - this.#at)) return undefined
        const found = this.#take(record)
        if (typeof found === 'number') return found
        this.#at += length
        if (found) return found
      }
    }
    return undefined
  }

  /** What one record completes, if anything. */
  #take(record: DirectoryRecord): Node | number | undefined {
    if (record.fileFlags & flag.multiExtent) return this.#addExtent(record)
    if (!this.#goesOn(record)) this.#earlier = undefined
    const shown = this.#isHidden(record) ? undefined : this.#toNode(record)
    if (typeof shown === 'number') return shown
    this.#earlier = undefined
    this.#tooMany = false
    return shown
  }

  /** Whether a record has the identifier of the extents before it. */
  #goesOn({ fileIdentifierLength }: DirectoryRecord): boolean {
    if (!this.#earlier) return true
    const { bytes } = this.#block
    const [one, other] = [this.#at + directoryRecordSize, this.#earlierAt + directoryRecordSize]
    for (let index = -1; index < fileIdentifierLength; index++)
      if (bytes[one + index] !== bytes[other + index]) return false
    return true
  }

  #addExtent(record: DirectoryRecord): undefined {
    if (!this.#earlier || !this.#goesOn(record)) this.#earlier = []
    this.#earlierAt = this.#at
    this.#tooMany = this.#earlier.length >= this.#volume.limits.extentsPerFile - 1
    if (!this.#tooMany) this.#earlier.push({ location: locationOf(record), length: record.dataLength })
  }

  /** ECMA-119 6.8.2.2: identifiers of one byte 0 and 1 are the directory itself and its parent, in Joliet too. */
  #isHidden({ fileFlags, fileIdentifierLength }: DirectoryRecord): boolean {
    if (fileFlags & flag.associated) return true
    return fileIdentifierLength === 1 && this.#block.view.getUint8(this.#at + directoryRecordSize) <= 1
  }

  #toNode(record: DirectoryRecord): Node | number | undefined {
    if (this.#tree.namespace !== 'joliet') return this.#rockRidgeNode(record)
    return this.#node(record, this.#recordedName(record), recordedType(record))
  }

  #recordedName({ fileIdentifierLength }: DirectoryRecord): string {
    const start = this.#at + directoryRecordSize
    const nameOf = this.#tree.namespace === 'joliet' ? jolietName : plainName
    return this.#prefix + nameOf(this.#block.bytes, start, start + fileIdentifierLength)
  }

  #rockRidgeNode(record: DirectoryRecord): Node | number | undefined {
    const found = this.#rockRidge
    const start = this.#at + systemUseStart(record) + this.#skip
    const walk = found.read(this.#block, start, this.#at + record.recordLength, this.#volume.continuations)
    if (typeof walk === 'number') return walk
    if (walk === 'broken' || found.relocated) return undefined
    const garbled = walk === 'garbled'
    const name = (garbled ? undefined : found.name(this.#prefix)) ?? this.#recordedName(record)
    return this.#node(record, name, typeOf(record, found), found, garbled)
  }

  #node(
    record: DirectoryRecord,
    name: string,
    type: EntryType,
    rockRidge?: RockRidgeReader,
    garbled = false,
  ): Node | undefined {
    if (!isReachable(name, this.#prefix.length)) return undefined
    // Linux looks at the gap alone, and shows such a file without content.
    const interleaved = type === 'file' && record.interleaveGapSize !== 0
    const link = type === 'symlink' ? rockRidge?.link?.target() : undefined
    const compression = type === 'file' ? rockRidge?.compression : undefined
    const stored = interleaved ? 0 : record.dataLength + totalLength(this.#earlier)
    const child = rockRidge?.childLocation
    return {
      name,
      type,
      isFlagged: child !== undefined || recordedType(record) === 'directory',
      size: link?.size ?? compression?.size ?? stored,
      location: child ?? this.#firstLocation(record, type),
      length: child === undefined ? record.dataLength : 0,
      earlier: this.#earlier,
      mode: rockRidge?.mode === undefined ? undefined : rockRidge.mode & 0o7777,
      target: garbled ? undefined : link?.text,
      mtime: rockRidge?.modified ?? recordingDate(this.#block.view, this.#at + 18),
      compression,
      damage: interleaved ? 'interleaved-file' : (this.#tooManyExtents() ?? damageOfMode(rockRidge?.mode)),
    }
  }

  /** Linux opens the first record of a name, and a directory is only as long as its own record says. */
  #firstLocation(record: DirectoryRecord, type: EntryType): number {
    return type === 'directory' ? (this.#earlier?.[0]?.location ?? locationOf(record)) : locationOf(record)
  }

  #tooManyExtents(): 'limit-exceeded' | undefined {
    return this.#tooMany ? this.#volume.breach('extentsPerFile') : undefined
  }
}

const recordedType = ({ fileFlags }: DirectoryRecord): EntryType =>
  fileFlags & flag.directory ? 'directory' : 'file'

/** The mode of a directory is that of its own record, to which the flag leads. */
function typeOf(record: DirectoryRecord, { childLocation, mode }: RockRidgeReader): EntryType {
  const recorded = recordedType(record)
  return recorded === 'directory' || childLocation !== undefined
    ? 'directory'
    : (typeOfMode(mode) ?? recorded)
}

/** Linux does not open a file of no known type. */
const damageOfMode = (mode: number | undefined): 'directory-damaged' | undefined =>
  mode !== undefined && typeOfMode(mode) === undefined ? 'directory-damaged' : undefined

const fits = (record: DirectoryRecord, room: number) =>
  record.recordLength <= room && directoryRecordSize + record.fileIdentifierLength <= record.recordLength

const locationOf = (record: DirectoryRecord): number =>
  record.extentLocation + record.extendedAttributeRecordLength

/** ECMA-119 9.1.13: behind the identifier, padded to an even offset. */
function systemUseStart({ fileIdentifierLength }: DirectoryRecord): number {
  const afterName = directoryRecordSize + fileIdentifierLength
  return afterName + (afterName % 2)
}

const totalLength = (extents: readonly Extent[] | undefined): number =>
  extents ? extents.reduce((sum, { length }) => sum + length, 0) : 0

/** What a directory's own first record says; Linux trusts it above the parent's. */
export interface OwnRecord {
  /** Bytes of the directory. */
  readonly length: number
  readonly isDirectory: boolean
  /** When it was recorded. */
  readonly recorded: string | undefined
  readonly systemUse: SystemUseArea
}

export function ownRecord(block: Block): OwnRecord | undefined {
  const record = decodeDirectoryRecord(block.view, 0)
  if (!record || !fits(record, block.view.byteLength)) return undefined
  return {
    length: record.interleaveGapSize === 0 ? record.dataLength : 0,
    isDirectory: (record.fileFlags & flag.directory) !== 0,
    recorded: recordingDate(block.view, 18),
    systemUse: { block, start: systemUseStart(record), end: record.recordLength },
  }
}

/** Behind the last record of a logical sector Linux goes on in the next one, whatever the size of a logical block. */
const nextSector = (at: number): number => (Math.floor(at / sectorSize) + 1) * sectorSize

/** Whether a record makes no sense, behind which nothing can be found. */
export function breaksOff({ view }: Block): boolean {
  for (let at = 0; at < view.byteLength; ) {
    const length = view.getUint8(at)
    const record = length === 0 ? undefined : decodeDirectoryRecord(view, at)
    if (length > 0 && (!record || !fits(record, view.byteLength - at))) return true
    at = length === 0 ? nextSector(at) : at + length
  }
  return false
}

/** Whether a directory's first block holds fewer records than its own, its parent's and another one. */
export function isEmptyDirectory({ view }: Block): boolean {
  let records = 0
  for (let at = 0; at < view.byteLength && records < 3; records++) {
    const record = decodeDirectoryRecord(view, at)
    if (!record || record.recordLength === 0) break
    if (!fits(record, view.byteLength - at)) return false
    at += record.recordLength
  }
  return records < 3
}

/** st_mode's file type; sockets, pipes and devices are `other`. */
export function typeOfMode(mode: number | undefined): EntryType | undefined {
  if (mode === undefined) return undefined
  switch (mode & 0o170000) {
    case 0o040000:
      return 'directory'
    case 0o100000:
      return 'file'
    case 0o120000:
      return 'symlink'
    case 0o010000:
    case 0o020000:
    case 0o060000:
    case 0o140000:
      return 'other'
    default:
      return undefined
  }
}
