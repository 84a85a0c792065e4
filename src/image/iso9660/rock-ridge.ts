import type { Limits } from '../../bytes/limits.ts'
import { lenientUtf8 } from '../../bytes/view.ts'
import { recordingDate } from './recording-date.ts'
import { decodeChildLink, decodeLinkComponent, decodePosixAttributes } from './structures.generated.ts'
import { type ContinuationBlocks, type SystemUseArea, signature, walkSystemUse } from './system-use.ts'

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

export interface LinkTarget {
  readonly text: string
  /** Bytes. */
  readonly size: number
}

/** What Rock Ridge says of one directory record. */
export interface RockRidge {
  /** Bytes of the alternate name, or `undefined` when no NM entry is there. */
  name: string | undefined
  /** st_mode with the file type. */
  mode: number | undefined
  target: LinkTarget | undefined
  modified: string | undefined
  /** Logical block of the directory that was moved elsewhere (CL). */
  childLocation: number | undefined
  /** RE: this is where a moved directory lies; Linux hides it here. */
  relocated: boolean
  /** ZF: the content is compressed (zisofs); its real size in bytes. */
  uncompressedSize: number | undefined
}

/** Rock Ridge 4.1 of one record; a number is the continuation block to read first. */
export function readRockRidge(
  area: SystemUseArea,
  blocks: ContinuationBlocks,
  limits: Limits,
): RockRidge | number {
  const found: RockRidge = {
    name: undefined,
    mode: undefined,
    target: undefined,
    modified: undefined,
    childLocation: undefined,
    relocated: false,
    uncompressedSize: undefined,
  }
  const name = nameCollector()
  const link = linkCollector(limits)
  const missing = walkSystemUse(area, blocks, limits, (kind, view, at, length) => {
    if (kind === tag.NM) name.add(view, at, length)
    else if (kind === tag.PX) found.mode = decodePosixAttributes(view, at + 4)?.mode
    else if (kind === tag.SL) link.add(view, at, length)
    else if (kind === tag.TF) found.modified = modifiedTime(view, at, length)
    else if (kind === tag.CL && length >= 12) found.childLocation = decodeChildLink(view, at + 4)?.location
    else if (kind === tag.RE) found.relocated = true
    else if (kind === tag.ZF && length >= 16) found.uncompressedSize = view.getUint32(at + 8, true)
    return undefined
  })
  if (missing !== undefined) return missing
  found.name = name.text()
  found.target = link.target()
  return found
}

/**
 * Whether the root's own record announces Rock Ridge (Linux: an ER entry was seen), and how many bytes precede every
 * other system use area (SP; 14 behind CD-XA data). A number is the continuation block to read first.
 */
export function detectRockRidge(
  area: SystemUseArea,
  blocks: ContinuationBlocks,
  limits: Limits,
): { present: boolean; skip: number } | number {
  for (const xa of [0, 14]) {
    let present = false
    let skip = 0
    const start = Math.min(area.start + xa, area.end)
    const missing = walkSystemUse({ ...area, start }, blocks, limits, (kind, view, at, length) => {
      if (kind === tag.ER) present = true
      if (kind === tag.SP && length >= 7 && view.getUint16(at + 4) === 0xbeef) skip = view.getUint8(at + 6)
      return undefined
    })
    if (missing !== undefined) return missing
    if (present) return { present, skip }
  }
  return { present: false, skip: 0 }
}

/** Linux joins NM pieces until the next one would bring the name to 254 bytes, and drops the rest. */
const longestName = 254

function nameCollector() {
  const pieces: Uint8Array[] = []
  let length = 0
  let cut = false
  let special: string | undefined
  return {
    add(view: DataView, at: number, entryLength: number) {
      if (cut || entryLength < 5) return
      const flags = view.getUint8(at + 4)
      if (flags & 6) special ??= flags & 2 ? '.' : '..'
      if (flags & ~1) return
      cut = length + entryLength - 5 >= longestName
      if (cut) return
      pieces.push(new Uint8Array(view.buffer, view.byteOffset + at + 5, entryLength - 5))
      length += entryLength - 5
    },
    text(): string | undefined {
      const [only] = pieces
      if (only === undefined || length === 0) return special
      return pieces.length === 1 ? lenientUtf8(only) : lenientUtf8(joined(pieces, length))
    },
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

/**
 * Rock Ridge 4.1.3: components joined by `/`, except behind one that goes on in the next. Bytes are collected, since
 * a writer may cut between the bytes of one character.
 */
function linkCollector(limits: Limits) {
  const pieces: Uint8Array[] = []
  let size = 0
  let present = false
  let separated = true
  const push = (piece: Uint8Array) => {
    pieces.push(piece)
    size += piece.byteLength
  }
  const append = (flags: number, content: Uint8Array) => {
    if (size > limits.linkTargetBytes) return
    if (!separated && !(flags & 8)) push(slash)
    push(componentText(flags, content))
    separated = (flags & 9) !== 0
  }
  return {
    add(view: DataView, at: number, length: number) {
      present = true
      for (let part = at + 5; part + 2 <= at + length; ) {
        const component = decodeLinkComponent(view, part)
        if (!component || part + 2 + component.length > at + length) return
        append(component.flags, new Uint8Array(view.buffer, view.byteOffset + part + 2, component.length))
        part += 2 + component.length
      }
    },
    target: (): LinkTarget | undefined =>
      present ? { text: lenientUtf8(joined(pieces, size)), size } : undefined,
  }
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const slash = ascii('/')
const dot = ascii('.')
const dotDot = ascii('..')

function componentText(flags: number, content: Uint8Array): Uint8Array {
  if (flags & 8) return slash
  if (flags & 2) return dot
  return flags & 4 ? dotDot : content
}

/** Rock Ridge 4.1.6 TF: creation, modify, access, ... each only if its flag is set; the long form is not used here. */
function modifiedTime(view: DataView, at: number, length: number): string | undefined {
  const flags = view.getUint8(at + 4)
  const longForm = (flags & 0x80) !== 0
  const modify = (flags & 2) !== 0
  const position = at + 5 + (flags & 1 ? 7 : 0)
  return longForm || !modify || position + 7 > at + length ? undefined : recordingDate(view, position)
}
