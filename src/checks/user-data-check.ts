import type { UserData } from '../user-data/user-data.ts'
import type { Range } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { type Check, defineCheck } from './define-check.ts'

interface UserDataArgs extends Readonly<Record<string, string>> {
  readonly file: string
  readonly reason: string
}

export interface UserDataDefinition<Code extends string> {
  readonly code: Code
  readonly title: string
  /** Why nothing handles the part; the recogniser's words. */
  readonly reasons: readonly string[]
  readonly sources: readonly string[]
  message(args: UserDataArgs): string
  help(args: UserDataArgs): string
}

/** A check of a part that no handler takes, in user-data or vendor-data. Its content is never quoted. */
export const defineUserDataCheck = <const Code extends string>(
  definition: UserDataDefinition<Code>,
): Check<Code> =>
  defineCheck({
    ...definition,
    severity: 'error',
    effect: 'part-dropped',
    *find({ userData, vendorData }) {
      yield* unhandled(userData, definition.reasons)
      yield* unhandled(vendorData, definition.reasons)
    },
  })

/** There is no line to show. */
const binary: ReadonlySet<string> = new Set(['gzip', 'utf-16'])

function* unhandled({ parts, source }: UserData, reasons: readonly string[]) {
  for (const { reason } of parts) {
    if (!source || reason === undefined || !reasons.includes(reason)) continue
    const at = binary.has(reason) ? { file: source.file } : locate(source, firstLine(source.text))
    yield { at, args: { file: source.file, reason } }
  }
}

/** The first line that is not blank, without the blanks around it; of a file without line ends not all. */
function firstLine(text: string): Range {
  const start = text.search(/\S|$/)
  const [line = ''] = /^[^\r\n]{0,120}/.exec(text.slice(start, start + 120)) ?? []
  return { start, end: start + line.trimEnd().length }
}
