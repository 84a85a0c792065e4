import { checks } from '../../checks/index.ts'
import { describe, type Explanation } from '../../explain.ts'
import { wrap } from '../../report/wrap.ts'
import { suggest } from '../../schema/suggest.ts'
import { type CheckPage, readCheckPage } from '../check-page.ts'
import type { CommandLine } from '../command-line.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutputs } from '../write-outputs.ts'

/** `explain CODE`: what the fault is, what happens in the guest, how to mend it, and where that is known from. */
export async function explainCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const [code, ...others] = line.operands
  if (code === undefined || others.length > 0)
    throw new UsageError('explain needs one CODE; checks lists them')
  const check = checks.find((candidate) => candidate.code === code)
  if (!check) throw new UsageError(unknownCode(code))
  const explanation = describe(check)
  const page = await readCheckPage(code)
  await writeOutputs(line, io, ({ name }) =>
    name === 'json'
      ? jsonEnvelope('explain', [explanation])
      : prose(explanation, page, Math.min(io.stdout.columns ?? 100, 100)),
  )
  return 0
}

function unknownCode(code: string): string {
  const near = suggest(
    code,
    checks.map((check) => check.code),
  )
  return `no check ${code}${near === undefined ? '; the command checks lists them' : `; did you mean ${near}?`}`
}

function prose(explanation: Explanation, page: CheckPage | undefined, width: number): string {
  const { code, title, severity, effect, needs, since, sources, docs } = explanation
  return [
    `${code}: ${title}`,
    '',
    ...(page ? [paragraphs(page.whatHappens, width), '', 'Fix', paragraphs(page.fix, width), ''] : []),
    `  severity   ${severity}`,
    `  effect     ${effect}`,
    ...(needs.length > 0 ? [`  needs      ${needs.join(', ')}`] : []),
    ...(since === undefined ? [] : [`  since      ${since}`]),
    `  sources    ${sources.join('\n             ')}`,
    `  page       ${docs}`,
    '',
  ].join('\n')
}

/** Markdown paragraphs, wrapped; what is indented or fenced stays as it is. */
const paragraphs = (text: string, width: number): string =>
  text
    .split(/\n{2,}/)
    .map((part) =>
      /^(?:```| {2}|- )/m.test(part)
        ? part.replace(/^/gm, '  ')
        : wrap(part.replace(/\s*\n\s*/g, ' '), width, '  '),
    )
    .join('\n\n')
