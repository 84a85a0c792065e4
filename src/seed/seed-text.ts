import type { SourceText } from '../yaml/source-text.ts'
import type { Seed } from './seed.ts'
import type { SeedFileName } from './seed-file-name.ts'

/** A seed file as text, or why it is none. */
export type SeedText =
  | { readonly status: 'absent' }
  | { readonly status: 'not-utf8'; readonly file: SeedFileName }
  | { readonly status: 'text'; readonly source: SourceText }

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes a file as cloud-init does: UTF-8 or not at all. A byte order mark stays, so that offsets stay true. */
export function seedText(seed: Seed, name: SeedFileName): SeedText {
  const file = seed.files.find((candidate) => candidate.name === name)
  if (!file) return { status: 'absent' }
  try {
    return { status: 'text', source: { file: name, text: strictUtf8.decode(file.bytes) } }
  } catch {
    return { status: 'not-utf8', file: name }
  }
}
