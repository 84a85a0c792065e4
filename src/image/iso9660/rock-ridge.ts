import type { Limits } from '../../bytes/limits.ts'
import type { Block } from '../../bytes/view.ts'
import { AlternateName } from './alternate-name.ts'
import { LinkTargetParts } from './link-target.ts'
import { recordingDate } from './recording-date.ts'
import { decodeChildLink, decodeCompression, decodePosixAttributes } from './structures.generated.ts'
import {
  type ContinuationAreas,
  type EntryVisitor,
  type SystemUseArea,
  signature,
  type Walk,
  walkSystemUse,
} from './system-use.ts'
import { type Compression, compressionOf } from './zisofs.ts'

const tag = {
  SP: signature('SP'),
  ER: signature('ER'),
  NM: signature('NM'),
  PX: signature('PX'),
  SL: signature('SL'),
  TF: signature('TF'),
  CL: signature('CL'),
  RE: signature('RE'),
  ZF: signature('ZF'),
}

/** What Rock Ridge 4.1 says of one directory record; one reader serves all records of a directory in turn. */
export class RockRidgeReader implements EntryVisitor {
  /** st_mode with the file type. */
  mode: number | undefined
  link: LinkTargetParts | undefined
  modified: string | undefined
  /** Logical block of the directory that was moved elsewhere (CL). */
  childLocation: number | undefined
  /** RE: this is where a moved directory lies; Linux hides it here. */
  relocated = false
  /** ZF: the content is compressed (zisofs). */
  compression: Compression | undefined
  readonly #name: AlternateName
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
    this.#name = new AlternateName(limits.nameBytes)
  }

  /** Reads one record's area. */
  read(block: Block, start: number, end: number, areas: ContinuationAreas): Walk {
    this.mode = undefined
    this.link = undefined
    this.modified = undefined
    this.childLocation = undefined
    this.relocated = false
    this.compression = undefined
    this.#name.clear()
    return walkSystemUse(block, start, end, areas, this)
  }

  /** The alternate name with `before` in front of it, or `undefined` when no NM entry names anything. */
  name(before: string): string | undefined {
    return this.#name.text(before)
  }

  visit(kind: number, block: Block, at: number, length: number): void {
    const { view } = block
    if (kind === tag.NM) this.#name.add(block, at, length)
    else if (kind === tag.PX) this.mode = decodePosixAttributes(view, at + 4)?.mode
    else if (kind === tag.TF) this.modified = modifiedTime(view, at, length)
    else if (kind === tag.SL) this.#addLink(block, at, length)
    else if (kind === tag.CL) this.childLocation = decodeChildLink(view, at + 4)?.location
    else if (kind === tag.RE) this.relocated = true
    else if (kind === tag.ZF) this.compression = compressionOf(decodeCompression(view, at + 4))
  }

  #addLink(block: Block, at: number, length: number) {
    this.link ??= new LinkTargetParts(this.#limits.linkTargetBytes)
    this.link.add(block, at, length)
  }
}

/** Rock Ridge 4.1.6 TF: creation, modify, access, ... each only if its flag is set; the long form is not used here. */
function modifiedTime(view: DataView, at: number, length: number): string | undefined {
  if (length < 5) return undefined
  const flags = view.getUint8(at + 4)
  const longForm = (flags & 0x80) !== 0
  const modify = (flags & 2) !== 0
  const position = at + 5 + (flags & 1 ? 7 : 0)
  return longForm || !modify || position + 7 > at + length ? undefined : recordingDate(view, position)
}

/** What the root's own record says of the whole tree. */
export interface Announcement {
  /** Whether Rock Ridge goes before Joliet (Linux: an ER entry was seen). */
  readonly present: boolean
  /** Bytes that precede every other system use area (SP; 14 behind CD-XA data). */
  readonly skip: number
  /** st_mode of the root. */
  readonly mode: number | undefined
}

export const noAnnouncement: Announcement = { present: false, skip: 0, mode: undefined }

class AnnouncementReader implements EntryVisitor {
  present = false
  skip = 0
  mode: number | undefined
  /** Linux reads no further than an SP that does not end with its check bytes. */
  #refused = false

  visit(kind: number, { view }: Block, at: number): void {
    if (this.#refused) return
    if (kind === tag.ER) this.present = true
    else if (kind === tag.PX) this.mode = decodePosixAttributes(view, at + 4)?.mode
    else if (kind === tag.SP) {
      this.#refused = view.getUint16(at + 4) !== 0xbeef
      if (!this.#refused) this.skip = view.getUint8(at + 6)
    }
  }
}

/** Reads the area of the root's own record. A number is the continuation block to read first. */
export function readAnnouncement(
  { block, start, end }: SystemUseArea,
  areas: ContinuationAreas,
): Announcement | number {
  let found = new AnnouncementReader()
  for (const xa of [0, 14]) {
    found = new AnnouncementReader()
    const walk = walkSystemUse(block, Math.min(start + xa, end), end, areas, found)
    if (typeof walk === 'number') return walk
    if (found.present) break
  }
  return found
}
