import type { DiffOperand } from '../../diff-seeds.ts'
import { diffSubjects } from '../../diff-seeds.ts'
import { unreadable } from '../../inspect.ts'
import { VmSelectionError } from '../../kubevirt/vm-context.ts'
import type { InspectedResult, Result } from '../../report/result.ts'
import { seedFileNames } from '../../seed/seed-file-name.ts'
import type { CommandLine } from '../command-line.ts'
import { openDiffSide } from '../diff-side.ts'
import { complaint, describeFailure } from '../input-failure.ts'
import { type ExitStatus, type Io, worst } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { loadPolicy, saveBaseline } from '../policy.ts'
import { type Manifests, readManifestFiles } from '../read-manifests.ts'
import { UsageError } from '../usage-error.ts'
import { wantsColor } from '../wants-color.ts'
import { writeOutputs } from '../write-outputs.ts'
import { filesOf, statusOf, summarise } from './inspect.ts'

/** `diff OLD NEW`: what the guest that has one seed does with another. */
export async function diffCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const [older, newer, ...others] = line.operands
  if (older === undefined || newer === undefined || others.length > 0)
    throw new UsageError('diff needs two operands: OLD and NEW')
  if ([older, newer, ...line.vm].filter((operand) => operand === '-').length > 1)
    throw new UsageError('- stands for standard input, which can be read once')
  const manifests = line.vm.length > 0 ? await readManifestFiles(line.vm, io) : undefined
  if (manifests && 'failure' in manifests) {
    io.stderr.write(complaint(manifests.path, manifests.failure))
    return 3
  }
  const policy = await loadPolicy(line)
  const texts = new Map(manifests?.texts)
  const before = await open(older, manifests, line, io, texts)
  const after = await open(newer, manifests, line, io, texts)
  const failed = [before, after].filter((side) => 'error' in side)
  if ('error' in before || 'error' in after) {
    for (const { input, error } of failed) io.stderr.write(complaint(input, error))
    await print(failed, texts, line, io)
    return 3
  }
  addTexts(texts, before, `${older}/`)
  addTexts(texts, after, '')
  const found = diffSubjects(before, after, line)
  const context = after.prediction?.from.context ?? manifests?.context
  const accepted = policy.apply([found], { files: filesOf(texts), context, all: false })
  const results =
    line.writeBaseline === undefined ? accepted : await saveBaseline(line.writeBaseline, accepted)
  await print(results, texts, line, io)
  return worst(results.map((result) => statusOf(result, line.failOn)))
}

async function open(
  operand: string,
  manifests: Manifests | undefined,
  line: CommandLine,
  io: Io,
  texts: Map<string, string>,
) {
  try {
    return await openDiffSide(operand, manifests?.context, line, io, texts)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof VmSelectionError) throw new UsageError(`${operand}: ${error.message}`)
    return unreadable(operand, undefined, describeFailure(error))
  }
}

/** What the seed's files hold, under the names that findings and the report use. */
function addTexts(texts: Map<string, string>, { subject: { seed } }: DiffOperand, prefix: string): void {
  for (const name of seedFileNames) {
    const file = seed.files.find((each) => each.name === name)
    if (file) texts.set(`${prefix}${name}`, new TextDecoder().decode(file.bytes))
  }
}

async function print(
  results: readonly Result[],
  texts: ReadonlyMap<string, string>,
  line: CommandLine,
  io: Io,
): Promise<void> {
  await writeOutputs(line, io, async ({ name, file }) => {
    if (name === 'json') return jsonEnvelope('diff', results, summarise(results))
    const { formatPretty } = await import('../../report/pretty.ts')
    const options = {
      color: file === undefined && wantsColor(line.color, io),
      width: Math.min(io.stdout.columns ?? 120, 120),
      quiet: line.quiet,
      verbose: line.verbose,
      showSecrets: line.showSecrets,
      linesOf: (path: string) => texts.get(path)?.split(/\r\n|\r|\n/),
    }
    const inspected = results.filter((result): result is InspectedResult => result.status === 'inspected')
    return inspected.map((result) => formatPretty(result, options)).join('\n')
  })
}
