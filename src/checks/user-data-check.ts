import type { Effect, Severity } from '../findings/finding.ts'
import type { Remedy, Spot } from '../fixes/remedy.ts'
import { firstLine } from '../user-data/attached.ts'
import { firstEscapedByte } from '../user-data/surrogate-escape.ts'
import type { UserData, UserDataPart } from '../user-data/user-data.ts'
import { type Check, defineCheck } from './define-check.ts'

interface UserDataArgs extends Readonly<Record<string, string>> {
  readonly file: string
  readonly reason: string
}

export interface UserDataDefinition<Code extends string> {
  readonly code: Code
  readonly title: string
  /** What the reader of user-data calls the fault: of a part, of what has none, or of the whole file. */
  readonly reasons: readonly string[]
  /** Those of the reasons that only change a text: a warning. */
  readonly mild?: readonly string[]
  /** Default: error. */
  readonly severity?: Severity
  /** Default: the part is dropped. */
  readonly effect?: Effect
  readonly since?: string
  readonly sources: readonly string[]
  /** `name`: a type, an encoding, a boundary, a key, where there is one. */
  message(args: UserDataArgs): string
  help(args: UserDataArgs): string
  fix?(args: UserDataArgs, spot: Spot): Remedy | undefined
}

/** A check of what becomes of user-data or vendor-data as a whole, or of one part. Its content is never quoted. */
export const defineUserDataCheck = <const Code extends string>(
  definition: UserDataDefinition<Code>,
): Check<Code> =>
  defineCheck({
    severity: 'error',
    effect: 'part-dropped',
    ...definition,
    *find({ userData, vendorData }) {
      for (const found of [
        ...faultsIn(userData, 'user-data', definition.reasons),
        ...faultsIn(vendorData, 'vendor-data', definition.reasons),
      ])
        yield definition.mild?.includes(found.args.reason) ? { ...found, ...mild } : found
    },
  })

const mild = { severity: 'warning', effect: 'setting-lost' } as const

function* faultsIn({ parts, losses, failure }: UserData, file: string, reasons: readonly string[]) {
  for (const part of parts) {
    const { reason } = part
    if (reason === undefined || !reasons.includes(reason)) continue
    yield {
      ...placeOf(part, reason),
      args: { file, reason, ...nameOf(part) },
    }
  }
  for (const { reason, source, range, name } of failure ? [failure] : losses)
    if (reasons.includes(reason))
      yield {
        spot: { source, range },
        args: { file, reason, ...(name === undefined ? {} : { name: name.slice(0, 80) }) },
      }
}

/** What the sentence on a part names: its type, a limit. */
function nameOf({ reason, type }: UserDataPart): { readonly name?: string } {
  if (reason === 'too-much') return { name: 'cloudConfigBytes' }
  return reason === 'unknown-type' || reason === 'not-in-archive' ? { name: type.slice(0, 80) } : {}
}

/** There is no line to show. */
const binary: ReadonlySet<string> = new Set(['gzip'])

function placeOf({ text }: UserDataPart, reason: string) {
  if (binary.has(reason)) return { at: { file: text.file } }
  if (reason === 'utf-16') return { spot: { source: text, range: { start: 0, end: 1 } } }
  if (reason !== 'not-utf8' && reason !== 'mime-not-ascii')
    return { spot: { source: text, range: firstLine(text.text) } }
  const at = firstEscapedByte(text.text)
  return { spot: { source: text, range: { start: at, end: at + 1 } } }
}
