import { inspectLog } from '../../inspect-log.ts'
import { VmSelectionError } from '../../kubevirt/vm-context.ts'
import { quotedLines } from '../../log/quoted-lines.ts'
import type { SerialLog } from '../../log/serial-log.ts'
import type { Result } from '../../report/result.ts'
import type { CommandLine } from '../command-line.ts'
import { complaint, type InputFailure } from '../input-failure.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { loadPolicy } from '../policy.ts'
import { type Manifests, readManifestFiles } from '../read-manifests.ts'
import { readSerialLog } from '../read-serial-log.ts'
import { UsageError } from '../usage-error.ts'
import { wantsColor } from '../wants-color.ts'
import { writeOutputs } from '../write-outputs.ts'
import { accept, statusOf, summarise } from './inspect.ts'

/** `log FILE`: what the guest said on its serial console, and what that means. */
export async function logCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const path = oneLog(line)
  const manifests = line.vm.length > 0 ? await readManifestFiles(line.vm, io) : undefined
  if (manifests && 'failure' in manifests) {
    io.stderr.write(complaint(manifests.path, manifests.failure))
    return 3
  }
  const policy = await loadPolicy(line)
  const log = await readSerialLog(path, io)
  const found = 'failure' in log ? unreadable(path, log.failure) : resultOf(log, manifests, line)
  // What is written in a log is nobody's word on what to accept.
  const [accepted] = await accept([{ result: found, texts: new Map() }], policy, manifests, line)
  const result = accepted?.result ?? found
  if (result.status === 'unreadable') io.stderr.write(complaint(path, result.error))
  await writeOutputs(line, io, async ({ name, file }) => {
    if (name === 'json') return jsonEnvelope('log', [result], summarise([result]))
    if (result.status === 'unreadable' || 'failure' in log) return ''
    const { formatPretty } = await import('../../report/pretty.ts')
    const quoted = quotedLines(log)
    return formatPretty(result, {
      color: file === undefined && wantsColor(line.color, io),
      width: Math.min(io.stdout.columns ?? 120, 120),
      quiet: line.quiet,
      verbose: line.verbose,
      showSecrets: line.showSecrets,
      linesOf: (name) => (name === log.file ? quoted : manifests?.texts.get(name)?.split(/\r\n|\r|\n/)),
    })
  })
  return statusOf(result, line.failOn)
}

function oneLog({ operands, vm }: CommandLine): string {
  const [path, ...others] = operands
  if (path === undefined) throw new UsageError('log needs a FILE: a serial log, or -')
  if (others.length > 0) throw new UsageError(`log takes one FILE, not ${operands.length}`)
  if ([path, ...vm].filter((operand) => operand === '-').length > 1)
    throw new UsageError('- stands for standard input, which can be read once')
  return path
}

const unreadable = (input: string, error: InputFailure): Result => ({ input, status: 'unreadable', error })

function resultOf(log: SerialLog, manifests: Manifests | undefined, line: CommandLine): Result {
  const { showSecrets, select } = line
  try {
    const options = { showSecrets, ...(select === undefined ? {} : { select }) }
    return inspectLog(log, manifests?.context, options)
  } catch (error) {
    throw error instanceof VmSelectionError ? new UsageError(error.message) : error
  }
}
