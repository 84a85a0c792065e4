import { checks } from '../../checks/index.ts'
import { describe } from '../../explain.ts'
import type { CommandLine } from '../command-line.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutputs } from '../write-outputs.ts'

/** `checks`: everything that is looked for. */
export async function checksCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  if (line.operands.length > 0)
    throw new UsageError('checks takes no operand; explain CODE tells about one check')
  const width = Math.max(...checks.map(({ code }) => code.length))
  await writeOutputs(line, io, ({ name }) =>
    name === 'json'
      ? jsonEnvelope('checks', checks.map(describe))
      : checks
          .map(({ code, severity, title }) => `${severity.padEnd(8)} ${code.padEnd(width)}  ${title}\n`)
          .join(''),
  )
  return 0
}
