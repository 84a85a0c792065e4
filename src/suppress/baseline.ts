import type { Finding } from '../findings/finding.ts'
import type { Result } from '../report/result.ts'
import { seedFileNames } from '../seed/seed-file-name.ts'

/** How often each fault was there when the baseline was written; what is more is new. */
export type Baseline = ReadonlyMap<string, number>

interface Entry {
  readonly code: string
  readonly file: string
  /** JSON Pointer of the node: lines move, structure stays. */
  readonly path: string
  readonly count: number
}

export function entryOf({ code, location }: Finding, input: string): Omit<Entry, 'count'> {
  const file = location?.file ?? input
  const named = seedFileNames.some((name) => name === file) ? `${input}/${file}` : file
  const path = location && 'path' in location ? (location.path ?? '') : ''
  return { code, file: named, path }
}

export const keyOf = ({ code, file, path }: Omit<Entry, 'count'>): string =>
  JSON.stringify([code, file, path])

/** The file that `--write-baseline` writes: sorted, one entry a line, so that merges are easy. */
export function writeBaseline(results: readonly Result[]): string {
  const counts = new Map<string, Entry>()
  for (const result of results) {
    if (result.status !== 'inspected') continue
    for (const finding of result.findings) {
      const entry = entryOf(finding, result.input)
      const key = keyOf(entry)
      counts.set(key, { ...entry, count: (counts.get(key)?.count ?? 0) + 1 })
    }
  }
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => `    ${JSON.stringify(entry)}`)
  return `{\n  "schemaVersion": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`
}

/** `undefined` for a text that is no baseline. */
export function readBaseline(text: string): Baseline | undefined {
  const document = parse(text)
  if (!isRecord(document) || document.schemaVersion !== 1 || !Array.isArray(document.findings))
    return undefined
  const counts = new Map<string, number>()
  for (const entry of document.findings) {
    if (!isRecord(entry)) return undefined
    const { code, file, path, count } = entry
    if (typeof code !== 'string' || typeof file !== 'string' || typeof path !== 'string') return undefined
    if (!Number.isSafeInteger(count)) return undefined
    counts.set(keyOf({ code, file, path }), Number(count))
  }
  return counts
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
