import type { Related } from '../findings/finding.ts'
import type { LogPlace } from '../log/log-line.ts'
import type { LogWarning, LogWarningKind } from '../log/warning.ts'
import type { Location } from '../yaml/source-text.ts'
import type { Subject } from './subject.ts'

/** A place in the log as findings have it. */
export const inLog = (file: string, { line, column, endColumn }: LogPlace): Location => ({
  ...{ file, line, column },
  endLine: line,
  endColumn,
})

/** What the boot that decides said of this kind. */
export const warningsOf = ({ log }: Subject, ...kinds: LogWarningKind[]): readonly LogWarning[] =>
  log?.last?.warnings.filter(({ kind }) => kinds.includes(kind)) ?? []

/** The same as something that belongs to another finding. */
export const alsoInLog = (subject: Subject, kind: LogWarningKind, message: string): readonly Related[] =>
  warningsOf(subject, kind)
    .slice(0, 1)
    .map(({ place }) => ({ message, location: inLog(subject.log?.file ?? '', place) }))
