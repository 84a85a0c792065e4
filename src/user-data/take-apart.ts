import type { Range } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { explodeArchive } from './archive.ts'
import {
  type Attached,
  attach,
  type Collected,
  type Failure,
  type Loss,
  tooMuch,
  UserDataFailure,
} from './attached.ts'
import { bodyText } from './body-text.ts'
import { readIncludes } from './include.ts'
import { boundaryOf, type Field, field, fileNameOf, mainType, transferEncoding } from './mime/header.ts'
import { type Message, parseMessage, TooMuchMime, walk } from './mime/message.ts'
import { asHandlersGet, type Decoded, decodeBody, decodedEncodings } from './mime/transfer-encoding.ts'
import { mimeWindow, recognise } from './recognise.ts'
import { decodeStrictUtf8, decodeUtf8, firstEscapedByte } from './surrogate-escape.ts'

export interface PartLimits {
  /** Bytes of the file, of all that gzip in it unpacks to, and of all its parts together. */
  readonly seedFileBytes: number
  /** Bytes of YAML that are read. */
  readonly cloudConfigBytes: number
  readonly userDataParts: number
  readonly mimeDepth: number
}

/** What cloud-init's user-data processor makes of a file: one flat list of parts, or an exception. */
export type Apart =
  | {
      readonly status: 'apart'
      readonly source: SourceText
      readonly attached: readonly Attached[]
      readonly losses: readonly Loss[]
    }
  | { readonly status: 'failed'; readonly source: SourceText; readonly failure: Failure }

/** A file behind the gzip that may lie around it, read as far as that goes without unpacking parts of it. */
export interface Opened {
  readonly source: SourceText
  readonly size: number
  /** `undefined`: no MIME message. */
  readonly message: Message | undefined
  readonly failure: Failure | undefined
}

/** Types of parts that cloud-init unpacks before it looks at them. */
const gzipTypes: ReadonlySet<string> = new Set(
  [
    'gzip',
    'gzip-compressed',
    'gzipped',
    'x-compress',
    'x-compressed',
    'x-gunzip',
    'x-gzip',
    'x-gzip-compressed',
  ].map((subtype) => `application/${subtype}`),
)

export function openUserData(
  bytes: Uint8Array,
  sourceOf: (text: string) => SourceText,
  limits: PartLimits,
): Opened {
  if (!hasMimeVersion(bytes)) {
    const source = sourceOf(decodeUtf8(bytes))
    return { source, size: bytes.byteLength, message: undefined, failure: undefined }
  }
  const text = decodeStrictUtf8(bytes)
  const source = sourceOf(text ?? decodeUtf8(bytes))
  const opened = { source, size: bytes.byteLength, message: undefined, failure: undefined }
  if (text === undefined) return { ...opened, failure: notUtf8(source) }
  try {
    const message = parseMessage(text, { depth: limits.mimeDepth, parts: limits.userDataParts })
    return { ...opened, message }
  } catch (error) {
    if (!(error instanceof TooMuchMime)) throw error
    const limit = error.limit === 'depth' ? 'mimeDepth' : 'userDataParts'
    return { ...opened, failure: tooMuch(limit, source).failure }
  }
}

function notUtf8(source: SourceText): Failure {
  const start = firstEscapedByte(source.text)
  return { reason: 'mime-not-utf8', source, range: { start: Math.max(0, start), end: start + 1 } }
}

/** In the first 4096 bytes, in any case. */
const hasMimeVersion = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, mimeWindow)).toLowerCase().includes('mime-version:')

/** The bodies that cloud-init unpacks. */
export function packedParts({ source, message }: Opened): ReadonlyMap<Message, Uint8Array> {
  const packed = new Map<Message, Uint8Array>()
  for (const part of message ? walk(message) : [])
    if (!part.parts && gzipTypes.has(part.type)) packed.set(part, bodyOf(source, part).bytes())
  return packed
}

const bodyOf = (source: SourceText, { start, end, fields }: Message): Decoded =>
  decodeBody(source.text.slice(start, end), transferEncoding(fields))

/** `unpacked`: what the packed parts hold; a part that is not in it is damaged. */
export function takeApart(
  opened: Opened,
  unpacked: ReadonlyMap<Message, Uint8Array>,
  limits: PartLimits,
): Apart {
  const { source, size, message, failure } = opened
  const collected: Collected = { attached: [], losses: [], spent: 0, limits }
  try {
    if (failure) throw new UserDataFailure(failure)
    if (message) takeMessageApart(source, message, unpacked, collected)
    else
      place(
        { type: recognise(source.text) ?? 'text/x-not-multipart', text: source, size, from: 'file' },
        source,
        collected,
      )
    return { status: 'apart', source, attached: collected.attached, losses: collected.losses }
  } catch (error) {
    if (error instanceof UserDataFailure) return { status: 'failed', source, failure: error.failure }
    throw error
  }
}

/** Includes and archives stand for what they hold; everything else is a part. `payload`: before it is handed on. */
function place(part: Attached, payload: SourceText, collected: Collected): void {
  if (part.type === 'text/x-include-url' || part.type === 'text/x-include-once-url')
    readIncludes(payload, collected)
  else if (part.type === 'text/cloud-config-archive') explodeArchive(payload, collected)
  else attach(collected, part)
}

function takeMessageApart(
  source: SourceText,
  root: Message,
  unpacked: ReadonlyMap<Message, Uint8Array>,
  collected: Collected,
): void {
  for (const part of walk(root)) {
    if (part.defect) collected.losses.push(defectOf(source, part, part.defect))
    if (mainType(part.type) === 'multipart') continue
    if (part.parts) attachWithContents(source, part, collected)
    else if (gzipTypes.has(part.type)) placeUnpacked(source, part, unpacked.get(part), collected)
    else placeLeaf(source, part, collected)
  }
}

/**
 * A `message/*` is handed on without a payload, and so is all in it. cloud-init then goes on with what is in it, and
 * hands that on once more.
 */
function attachWithContents(source: SourceText, part: Message, collected: Collected): void {
  attach(collected, container(source, part))
  for (const inner of walk(part)) {
    if (inner === part || mainType(inner.type) === 'multipart') continue
    attach(collected, inner.parts ? container(source, inner) : leaf(source, inner))
  }
}

const container = (source: SourceText, { type, start, end }: Message): Attached => ({
  ...{ type, size: 0, from: 'mime' },
  text: { ...bodyText(source, { start, end }, asHandlersGet('')), text: '' },
})

function placeLeaf(source: SourceText, part: Message, collected: Collected): void {
  const encoding = field(part.fields, 'content-transfer-encoding')
  // Of another word for plain text nothing comes.
  if (
    encoding &&
    /64|quoted|print|uu/i.test(encoding.value) &&
    !decodedEncodings.includes(transferEncoding(part.fields))
  )
    collected.losses.push({
      ...{ reason: 'unknown-transfer-encoding', source, range: encoding, name: encoding.value },
    })
  const attached = leaf(source, part)
  const { damaged, text } = attached
  if (damaged && firstEscapedByte(text.text) === -1)
    collected.losses.push({ reason: 'mime-spelt-out', source, range: damaged })
  const misspelt = part.fields.find(({ name }) => /^(?:x-)?merge[-_]type$/i.test(name))
  if (misspelt && mergeTypeIn(part.fields) === undefined && misspelt.value !== '')
    collected.losses.push({
      reason: 'merge-type-spelling',
      source,
      range: nameOf(misspelt),
      name: misspelt.name,
    })
  place(attached, text, collected)
}

const nameOf = ({ start, name }: Field) => ({ start, end: start + name.length })

function leaf(source: SourceText, part: Message): Attached {
  const { start, end, type: declared } = part
  const decoded = bodyOf(source, part)
  const text = bodyText(source, part, decoded)
  const type = sniffed.has(declared) ? (recognise(decoded.text) ?? declared) : declared
  const damaged = decoded.relation === 'lines' ? firstNotAscii(source.text, start, end) : undefined
  return { ...{ type, text, size: decoded.size, from: 'mime', damaged }, ...fromHeader(part) }
}

/** Only what claims nothing, and scripts, are looked at again: "#cloud-config" under the type of a script is one. */
const sniffed: ReadonlySet<string> = new Set(['text/plain', 'text/x-not-multipart', 'text/x-shellscript'])

const fromHeader = ({ fields }: Message) => ({
  fileName: fileNameOf(fields),
  mergeType: mergeTypeIn(fields),
  launchIndex: field(fields, 'launch-index')?.value,
})

/** The handler of cloud-config looks for the exact name, letter case included. */
const mergeTypeIn = (fields: Message['fields']): string | undefined =>
  ['Merge-Type', 'X-Merge-Type']
    .map((name) => fields.find((each) => each.name === name)?.value)
    .find((value) => value)

function firstNotAscii(text: string, start: number, end: number) {
  const at = start + text.slice(start, end).search(/\P{ASCII}/u)
  return { start: at, end: at + 1 }
}

/** The unpacked text becomes a new part, without the old one's merge type; on its way on it passes through MIME again. */
function placeUnpacked(
  source: SourceText,
  part: Message,
  bytes: Uint8Array | undefined,
  collected: Collected,
): void {
  const payload = bytes && decodeStrictUtf8(bytes)
  if (payload === undefined)
    throw new UserDataFailure({
      ...{ reason: 'gzip-part-damaged', source, name: part.type },
      range: field(part.fields, 'content-type') ?? part,
    })
  const decoded = asHandlersGet(payload)
  const text = bodyText(source, part, { ...decoded, relation: 'other' })
  const type = recognise(payload) ?? 'text/plain'
  const { fileName, launchIndex } = fromHeader(part)
  const { size } = decoded
  place({ type, text, size, from: 'mime', fileName, launchIndex }, { ...text, text: payload }, collected)
}

function defectOf(source: SourceText, part: Message, defect: NonNullable<Message['defect']>): Loss {
  const header = field(part.fields, 'content-type')
  const boundary = boundaryOf(part.fields)
  const bare = defect === 'no-delimiter' && boundary ? lineOf(source.text, boundary, part) : undefined
  return {
    ...{ source, reason: bare ? 'delimiter-without-dashes' : defect },
    range: bare ?? header ?? { start: part.start, end: part.start },
    ...(boundary === undefined ? {} : { name: boundary }),
  }
}

/** The first line that holds the boundary and not the two dashes before it. */
function lineOf(text: string, boundary: string, { start, end }: Message): Range | undefined {
  for (let at = text.indexOf(boundary, start); at !== -1 && at < end; at = text.indexOf(boundary, at + 1)) {
    const before = text[at - 1]
    if (at === start || before === '\n' || before === '\r') return { start: at, end: at + boundary.length }
  }
  return undefined
}
