import type { Block } from '../../bytes/view.ts'
import type { EntryType } from '../image.ts'
import { entryDate } from './date.ts'
import type { Geometry } from './geometry.ts'
import { checksumOf, longName, shortName } from './names.ts'
import {
  type DirectoryEntry,
  decodeDirectoryEntry,
  decodeLongNameSlot,
  type LongNameSlot,
} from './structures.generated.ts'

/** A file or directory as Linux shows it. */
export interface Node {
  readonly name: string
  /** The short name, by which one with a long name is found, too. */
  readonly alias: string
  readonly type: EntryType
  /** Bytes; 0 of a directory. */
  readonly size: number
  /** The first one; 0 of an empty file. */
  readonly cluster: number
  readonly mtime: string | undefined
}

export interface DirectoryEntries {
  readonly nodes: readonly Node[]
  /** Entries of directories, `.` and `..` among them. */
  readonly directories: number
  /** Names that Linux's readdir(2) stops at: empty ones, and those with a slash. */
  readonly unnameable: number
}

export const entrySize = 32
export const attribute = { volumeId: 0x08, directory: 0x10, longName: 0x0f } as const
export const [freeMark, deletedMark] = [0x00, 0xe5]
const attributesAt = 11

/**
 * Reads entries as Linux does: a name that begins with 0 is passed over like a deleted one and ends nothing, long names
 * count only when their slots lie in order before the entry whose checksum they bear.
 */
export function readEntries({ bytes, view }: Block, bits: Geometry['bits']): DirectoryEntries {
  const nodes: Node[] = []
  let [directories, unnameable] = [0, 0]
  let pending: PendingName | undefined
  for (let at = 0; at + entrySize <= bytes.byteLength; at += entrySize) {
    const attributes = bytes[at + attributesAt] ?? 0
    if (attributes === attribute.longName) {
      pending = nextPending(pending, bytes[at] === deletedMark ? undefined : decodeLongNameSlot(view, at))
      continue
    }
    const before = pending
    pending = undefined
    if (bytes[at] === freeMark || bytes[at] === deletedMark || attributes & attribute.volumeId) continue
    const entry = decodeDirectoryEntry(view, at)
    if (!entry) break
    if (attributes & attribute.directory) directories++
    const node = isDot(entry) ? undefined : nodeOf(entry, before, bits)
    if (node && isNameable(node)) nodes.push(node)
    else if (node) unnameable++
  }
  return { nodes, directories, unnameable }
}

/** A long name whose slots are being read, the last part first. */
interface PendingName {
  /** The parts that have been read, in order. */
  readonly units: readonly number[]
  /** Slots that are still to come. */
  readonly remaining: number
  readonly checksum: number
}

const lastSlot = 0x40
/** Names have at most 255 letters, and room for one more. */
const mostSlots = 20

/** With one slot more: it goes on with the name, or begins another. */
function nextPending(
  pending: PendingName | undefined,
  slot: LongNameSlot | undefined,
): PendingName | undefined {
  if (!slot) return undefined
  const { order, checksum } = slot
  const number = order & ~lastSlot
  if (pending && pending.remaining > 0 && number === pending.remaining && checksum === pending.checksum)
    return { units: [...unitsOf(slot), ...pending.units], remaining: number - 1, checksum }
  if (!(order & lastSlot) || number === 0 || number > mostSlots) return undefined
  return { units: unitsOf(slot), remaining: number - 1, checksum }
}

const unitsOf = ({ name1, name2, name3 }: LongNameSlot): number[] =>
  [name1, name2, name3].flatMap((part) =>
    Array.from(
      { length: part.byteLength / 2 },
      (_, at) => (part[2 * at] ?? 0) | ((part[2 * at + 1] ?? 0) << 8),
    ),
  )

const isDot = ({ name }: DirectoryEntry): boolean =>
  name[0] === 0x2e && name.every((byte, at) => at === 0 || byte === 0x20 || (at === 1 && byte === 0x2e))

/** `undefined` for an entry without any name, which Linux passes over. */
function nodeOf(
  entry: DirectoryEntry,
  before: PendingName | undefined,
  bits: Geometry['bits'],
): Node | undefined {
  const alias = shortName(entry.name, entry.caseBits)
  const isLong = before?.remaining === 0 && before.checksum === checksumOf(entry.name)
  if (alias === '' && !isLong) return undefined
  const isDirectory = (entry.attributes & attribute.directory) !== 0
  return {
    name: isLong ? longName(before.units) : alias,
    alias,
    type: isDirectory ? 'directory' : 'file',
    size: isDirectory ? 0 : entry.fileSize,
    // FAT12 and FAT16 have no high half: OS/2 keeps something else there.
    cluster: (bits === 32 ? entry.clusterHigh * 0x10000 : 0) + entry.clusterLow,
    mtime: entryDate(entry.writeDate, entry.writeTime),
  }
}

const isNameable = ({ name }: Node): boolean => name !== '' && !name.includes('/')
