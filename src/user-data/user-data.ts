import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import type { JsonValue } from '../yaml/json-value.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { type Failure, type Loss, tooMuch } from './attached.ts'
import { gunzip } from './gunzip.ts'
import { handOn } from './hand-on.ts'
import type { Message } from './mime/message.ts'
import type { CloudConfig, PartSummary, UserDataPart } from './part.ts'
import { type Opened, openUserData, type PartLimits, packedParts, takeApart } from './take-apart.ts'

export type { CloudConfig, PartSummary, UserDataPart } from './part.ts'

/** `user-data` or `vendor-data`. */
export interface UserData {
  readonly status: 'parsed' | 'empty' | 'invalid' | 'absent' | 'unknown'
  readonly parts: readonly UserDataPart[]
  /** The whole file's text, behind gzip if there was any; positions point into it. */
  readonly source: SourceText | undefined
  /** The parts that are cloud-config, in the order in which they are merged. */
  readonly cloudConfigs: readonly CloudConfig[]
  /** What they merge to; `null` without any, `undefined` where that is not known. */
  readonly merged: JsonValue | undefined
  /** What goes lost without a part of its own. */
  readonly losses: readonly Loss[]
  /** cloud-init raises, and nothing of the file is used. */
  readonly failure: Failure | undefined
}

export interface UserDataOptions extends PartLimits {
  readonly mergedValues: number
  /** `launch-index` of meta-data. */
  readonly launchIndex?: bigint | undefined
}

/** A file that is not there, or of which nothing is known. */
export const noUserData = (status: UserData['status']): UserData => ({
  status,
  ...{ parts: [], source: undefined, cloudConfigs: [], merged: null, losses: [], failure: undefined },
})

/** Reads the file as cloud-init does, up to what its handlers make of the parts. */
export async function readUserData(
  seed: Seed,
  name: SeedFileName,
  options: UserDataOptions,
): Promise<UserData> {
  const file = seed.files.find((candidate) => candidate.name === name)
  if (!file) return noUserData('absent')
  const contents = await gunzip(file.bytes, options.seedFileBytes)
  if (contents === 'too-large') return tooLarge({ file: name, text: '' })
  const opened = openUserData(contents ?? file.bytes, (text) => ({ file: name, text }), options)
  const unpacked = new Map<Message, Uint8Array>()
  let left = options.seedFileBytes
  for (const [part, packed] of packedParts(opened)) {
    const inner = await gunzip(packed, left)
    if (inner === 'too-large') return tooLarge(opened.source)
    if (inner) unpacked.set(part, inner)
    left -= inner?.byteLength ?? 0
  }
  return judge(opened, unpacked, options)
}

/** The same of bytes whose way into a manifest is known; what gzip hides stays unknown. */
export function readUnpacked(bytes: Uint8Array, source: SourceText, options: UserDataOptions): UserData {
  if (isGzip(bytes)) return noUserData('unknown')
  const opened = openUserData(bytes, (text) => ({ ...source, text }), options)
  return packedParts(opened).size > 0 ? noUserData('unknown') : judge(opened, new Map(), options)
}

/** Nothing is known of what is not unpacked. */
const tooLarge = (source: SourceText): UserData => ({
  ...noUserData('unknown'),
  source,
  failure: tooMuch('seedFileBytes', source).failure,
})

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b

function judge(
  opened: Opened,
  unpacked: ReadonlyMap<Message, Uint8Array>,
  options: UserDataOptions,
): UserData {
  const apart = takeApart(opened, unpacked, options)
  const { source } = apart
  if (apart.status === 'failed') {
    const status = apart.failure.reason === 'too-much' ? 'unknown' : 'invalid'
    return { ...noUserData(status), source, failure: apart.failure }
  }
  const handed = handOn(apart.attached, options)
  const status = opened.size === 0 ? 'empty' : statusOf(handed.parts)
  return { status, source, losses: apart.losses, failure: undefined, ...handed }
}

/** `empty`: there is nothing but cloud-config without content; `invalid`: nothing is used. */
function statusOf(parts: readonly UserDataPart[]): UserData['status'] {
  if (parts.some(({ handled, dropped, size }) => handled && !dropped && size > 0)) return 'parsed'
  if (parts.some(({ handler }) => handler === 'include')) return 'parsed'
  return parts.length > 0 && parts.every(({ reason }) => reason === 'empty') ? 'empty' : 'invalid'
}

/** What the result says of it; a URL may hold credentials. */
export const summaryOf = ({ status, parts }: UserData, redact: (value: JsonValue) => JsonValue) => ({
  status,
  parts: parts.map(({ text: _, source, ...part }): PartSummary => {
    const shown = source === undefined ? undefined : redact(source)
    return typeof shown === 'string' ? { ...part, source: shown } : part
  }),
})
