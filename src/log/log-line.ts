/** One line of a log, without its terminal sequences. */
export interface LogLine {
  /** Counts from 1; line feeds end lines. */
  readonly number: number
  readonly text: string
  /** As it stands in the file, as far as it was kept. */
  readonly raw: string
}

/** Where something stands in the file that was given. Lines and columns count from 1. */
export interface LogPlace {
  readonly line: number
  readonly column: number
  readonly endColumn: number
  /** The line up to there, for a report to quote; what follows may be a secret. */
  readonly text: string
}

/** ECMA-48 control and operating-system sequences, and single control characters but the tab. */
const sequences =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]+[0-~]|[0-Z\\^-~])|[\u0000-\u0008\u000a-\u001f\u007f]/g

export const logLine = (number: number, raw: string): LogLine => ({
  number,
  raw,
  text: raw.replace(sequences, ''),
})

/** Characters of a line that are kept for a report, which shows less. */
const longestQuote = 400

/** The place of a run of `text`'s characters. */
export function placeIn({ number, raw }: LogLine, start: number, end: number): LogPlace {
  const from = rawOffset(raw, start)
  const to = end > start ? Math.max(from, Math.min(raw.length, rawOffset(raw, end - 1) + 1)) : from
  return { line: number, column: from + 1, endColumn: to + 1, text: raw.slice(0, Math.min(to, longestQuote)) }
}

/** Where the character at `offset` of the cleaned text stands in the raw one. */
function rawOffset(raw: string, offset: number): number {
  let shift = 0
  for (const { index, 0: sequence } of raw.matchAll(sequences)) {
    if (index - shift > offset) break
    shift += sequence.length
  }
  return Math.min(offset + shift, raw.length)
}
