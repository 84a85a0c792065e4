import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { gunzip } from './gunzip.ts'
import { type PartType, recognise } from './recognise.ts'

/** One part of user-data, as cloud-init's handlers get it. */
export interface UserDataPart {
  readonly type: PartType
  /** UTF-8 bytes of the decoded payload. */
  readonly size: number
  /** Whether a handler takes it. */
  readonly handled: boolean
  readonly handler?: string
  /** Taken by no handler, or thrown away: why. */
  readonly reason?: string
}

/** `user-data` or `vendor-data`. */
export interface UserData {
  readonly status: 'parsed' | 'empty' | 'invalid' | 'absent' | 'unknown'
  readonly parts: readonly UserDataPart[]
  /** The text of a single part, behind gzip if there was any; positions point into it. */
  readonly source: SourceText | undefined
}

/** An empty file is one part that nobody complains about. */
const nothing: UserDataPart = { type: 'text/x-not-multipart', size: 0, handled: true }

/** Reads the file as cloud-init does up to the recognition of its (single) part; a MIME message counts as one part. */
export async function readUserData(seed: Seed, name: SeedFileName, maximumBytes: number): Promise<UserData> {
  const file = seed.files.find((candidate) => candidate.name === name)
  if (!file) return { status: 'absent', parts: [], source: undefined }
  const bytes = (await gunzip(file.bytes, maximumBytes)) ?? file.bytes
  if (bytes.byteLength === 0) return { status: 'empty', parts: [nothing], source: undefined }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return singlePart({ file: name, text }, bytes.byteLength)
}

/** A payload that is not packed. */
export function singlePart(source: SourceText, size: number): UserData {
  if (size === 0) return { status: 'empty', parts: [nothing], source: undefined }
  const { skipped = 0, ...recognised } = recognise(source.text)
  const part = { ...recognised, size: size - skipped }
  return { status: part.handled ? 'parsed' : 'invalid', parts: [part], source }
}
