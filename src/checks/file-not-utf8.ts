import type { Place } from '../findings/finding.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import { decodeUtf8, firstEscapedByte } from '../user-data/surrogate-escape.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import type { Subject } from './subject.ts'

export const fileNotUtf8 = defineCheck({
  code: 'file-not-utf8',
  title: 'A seed file is not UTF-8',
  severity: 'error',
  effect: 'datasource-lost',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py, util.py'],
  *find({ notUtf8, seed }) {
    for (const file of notUtf8) {
      const bytes = seed.files.find(({ name }) => name === file)?.bytes ?? new Uint8Array()
      const encoding = encodingOf(bytes)
      yield { at: placeIn(file, bytes, encoding, seed), args: { file, encoding } }
    }
  },
  message: ({ file, encoding }) =>
    `${file} is ${encoding === 'unknown' ? 'not UTF-8: a byte in it is no character (Latin-1?)' : `${encoding}, not UTF-8`}; cloud-init raises and loses the whole seed`,
  help: ({ file }) => `Write ${file} as plain UTF-8 text. Only user-data may be gzipped.`,
})

type Encoding = 'gzip' | 'UTF-16' | 'unknown'

/** By the first two bytes: RFC 1952's magic number, or a byte order mark in either order. */
function encodingOf([first = 0, second = 0]: Uint8Array): Encoding {
  if (first === 0x1f && second === 0x8b) return 'gzip'
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 'UTF-16' : 'unknown'
}

/** What is packed has no lines; the bytes that manifests hold stand there in base64. */
function placeIn(
  file: SeedFileName,
  bytes: Uint8Array,
  encoding: Encoding,
  { volume }: Subject['seed'],
): Place {
  if (encoding === 'gzip' || volume === null) return { file }
  const text = decodeUtf8(bytes)
  const start = Math.max(0, firstEscapedByte(text))
  return locate({ file, text }, { start, end: start + 1 })
}
