import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { gunzip } from './gunzip.ts'
import type { CloudConfig, PartSummary, UserDataPart } from './part.ts'
import { recognise } from './recognise.ts'

export type { CloudConfig, PartSummary, UserDataPart } from './part.ts'

/** `user-data` or `vendor-data`. */
export interface UserData {
  readonly status: 'parsed' | 'empty' | 'invalid' | 'absent' | 'unknown'
  readonly parts: readonly UserDataPart[]
  /** The whole file's text, behind gzip if there was any; positions point into it. */
  readonly source: SourceText | undefined
  /** The parts that are cloud-config, in the order in which they are merged. */
  readonly cloudConfigs: readonly CloudConfig[]
}

/** A file that is not there, or of which nothing is known. */
export const noUserData = (status: UserData['status']): UserData => ({
  status,
  parts: [],
  source: undefined,
  cloudConfigs: [],
})

/** Reads the file as cloud-init does up to the recognition of its (single) part; a MIME message counts as one part. */
export async function readUserData(seed: Seed, name: SeedFileName, maximumBytes: number): Promise<UserData> {
  const file = seed.files.find((candidate) => candidate.name === name)
  if (!file) return noUserData('absent')
  const bytes = (await gunzip(file.bytes, maximumBytes)) ?? file.bytes
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return singlePart({ file: name, text }, bytes.byteLength)
}

/** A payload that is not packed. */
export function singlePart(source: SourceText, size: number): UserData {
  if (size === 0) return { ...noUserData('empty'), parts: [emptyPart(source)] }
  const { skipped = 0, ...recognised } = recognise(source.text)
  const part = { ...recognised, size: size - skipped, text: source }
  const cloudConfigs =
    part.type === 'text/cloud-config' ? [{ source, document: loadPyYaml(source.text), part: 0 }] : []
  return { status: part.handled ? 'parsed' : 'invalid', parts: [part], source, cloudConfigs }
}

/** An empty file is one part that nobody complains about. */
const emptyPart = (text: SourceText): UserDataPart => ({
  type: 'text/x-not-multipart',
  size: 0,
  handled: true,
  text,
})

/** What the result says of it. */
export const summaryOf = ({ status, parts }: UserData) => ({
  status,
  parts: parts.map(({ text: _, ...part }): PartSummary => part),
})
