import { checks } from '../../checks/index.ts'
import { describe, type Explanation } from '../../explain.ts'
import { suggest } from '../../network-config/suggest.ts'
import type { CommandLine } from '../command-line.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutputs } from '../write-outputs.ts'

/** `explain CODE`: the check's page in short. */
export async function explainCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const [code, ...others] = line.operands
  if (code === undefined || others.length > 0)
    throw new UsageError('explain needs one CODE; checks lists them')
  const check = checks.find((candidate) => candidate.code === code)
  if (!check) throw new UsageError(unknownCode(code))
  const explanation = describe(check)
  await writeOutputs(line, io, ({ name }) =>
    name === 'json' ? jsonEnvelope('explain', [explanation]) : prose(explanation),
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

const prose = ({ code, title, severity, effect, needs, since, sources, docs }: Explanation): string =>
  [
    `${code}: ${title}`,
    '',
    `  severity   ${severity}`,
    `  effect     ${effect}`,
    ...(needs.length > 0 ? [`  needs      ${needs.join(', ')}`] : []),
    ...(since === undefined ? [] : [`  since      ${since}`]),
    `  sources    ${sources.join('\n             ')}`,
    `  page       ${docs}`,
    '',
  ].join('\n')
