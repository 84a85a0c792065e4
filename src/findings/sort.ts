import type { Finding } from './finding.ts'

const weight = { error: 0, warning: 1, info: 2 } as const

/** Errors first, then by file, line, column and code; the same input always gives the same order. */
export const sortFindings = <F extends Finding>(findings: readonly F[]): readonly F[] =>
  [...findings].sort(
    (a, b) =>
      weight[a.severity] - weight[b.severity] ||
      compare(a.location?.file ?? '', b.location?.file ?? '') ||
      line(a) - line(b) ||
      column(a) - column(b) ||
      compare(a.code, b.code),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const line = ({ location }: Finding): number => (location && 'line' in location ? location.line : 0)
const column = ({ location }: Finding): number => (location && 'column' in location ? location.column : 0)
