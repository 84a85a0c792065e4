import { defaultLimits } from '../../bytes/limits.ts'
import type { Severity } from '../../findings/finding.ts'
import type { OpenedMember } from '../../image/container/choose-member.ts'
import { ImageError } from '../../image/image-error.ts'
import { inspectImage, unreadable } from '../../inspect.ts'
import type { ManifestFile } from '../../kubevirt/manifest.ts'
import type { VmContext } from '../../kubevirt/vm-context.ts'
import { VmSelectionError } from '../../kubevirt/vm-context.ts'
import { quotedLines } from '../../log/quoted-lines.ts'
import type { SerialLog } from '../../log/serial-log.ts'
import { escapeControls } from '../../report/escape.ts'
import { inputText } from '../../report/input-text.ts'
import type { Result, UnreadableResult } from '../../report/result.ts'
import { seedFileNames } from '../../seed/seed-file-name.ts'
import { gunzip } from '../../user-data/gunzip.ts'
import type { CommandLine, FailOn } from '../command-line.ts'
import { complaint, describeFailure } from '../input-failure.ts'
import { type ExitStatus, type Io, worst } from '../io.ts'
import { jsonEnvelope, type Summary } from '../json-envelope.ts'
import { openInput } from '../open-seed.ts'
import { type LoadedPolicy, loadPolicy, saveBaseline } from '../policy.ts'
import { type Manifests, readManifestFiles } from '../read-manifests.ts'
import { readSerialLog } from '../read-serial-log.ts'
import { UsageError } from '../usage-error.ts'
import { wantsColor } from '../wants-color.ts'
import { writeOutputs } from '../write-outputs.ts'

/** One seed, inspected, with the texts that its report quotes. */
interface Inspection {
  readonly result: Result
  readonly texts: ReadonlyMap<string, string>
}

/** What is given beside the seeds, read once for all of them. */
interface Beside {
  readonly manifests: Manifests | undefined
  readonly log: SerialLog | undefined
}

/** `inspect SEED...`: reads each seed, says what the guest will do. */
export async function inspectCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  if (line.operands.length === 0) return usage(io)
  const { operands, vm, serialLog } = line
  if ([...operands, ...vm, serialLog].filter((operand) => operand === '-').length > 1) {
    throw new UsageError('- stands for standard input, which can be read once')
  }
  const manifests = line.vm.length > 0 ? await readManifestFiles(line.vm, io) : undefined
  if (manifests && 'failure' in manifests) {
    io.stderr.write(`nocloud-inspect: ${manifests.path}: ${manifests.failure.message}\n`)
    return 3
  }
  const log = serialLog === undefined ? undefined : await readSerialLog(serialLog, io)
  if (log && 'failure' in log) {
    io.stderr.write(complaint(serialLog ?? '', log.failure))
    return 3
  }
  const policy = await loadPolicy(line)
  const read: Inspection[] = []
  for (const input of line.operands)
    for await (const inspection of inspectEach(input, { manifests, log }, line, io)) read.push(inspection)
  const inspections = await accept(read, policy, manifests, line)
  await print(inspections, { manifests, log }, line, io)
  return worst(inspections.map(({ result }) => statusOf(result, line.failOn)))
}

/** What is known and accepted, by comments in the seed and the manifests, by annotations, configuration and baseline. */
export async function accept(
  inspections: readonly Inspection[],
  policy: LoadedPolicy,
  manifests: Manifests | undefined,
  { writeBaseline: file }: CommandLine,
): Promise<readonly Inspection[]> {
  const ofManifests = filesOf(manifests?.texts ?? new Map())
  const accepted = inspections.flatMap(({ result, texts }) => {
    const files = [...filesOf(texts), ...ofManifests]
    return policy.apply([result], { files, context: manifests?.context, all: false })
  })
  const results = file === undefined ? accepted : await saveBaseline(file, accepted)
  return inspections.map((inspection, index) => ({
    ...inspection,
    result: results[index] ?? inspection.result,
  }))
}

export const filesOf = (texts: ReadonlyMap<string, string>): readonly ManifestFile[] =>
  Array.from(texts, ([path, text]) => ({ path, text }))

async function usage(io: Io): Promise<ExitStatus> {
  const { generalHelp } = await import('../help.ts')
  io.stderr.write(generalHelp)
  return 2
}

/** Every seed that an operand holds; what breaks off is told behind those before it. */
async function* inspectEach(
  input: string,
  beside: Beside,
  line: CommandLine,
  io: Io,
): AsyncGenerator<Inspection> {
  try {
    await using opened = await openInput(input, line.member, io)
    for await (const member of opened.members())
      yield await inspectMember(input, member, beside, line).catch(asUnreadable(input, member))
  } catch (error) {
    if (error instanceof VmSelectionError) throw new UsageError(error.message)
    if (error instanceof UsageError) {
      if (line.operands.length === 1) throw error
      yield {
        result: unreadable(input, undefined, { code: nothingToCheck, message: error.message }),
        texts: new Map(),
      }
      return
    }
    yield { result: unreadable(input, undefined, describeFailure(error)), texts: new Map() }
  }
}

async function inspectMember(
  input: string,
  member: OpenedMember,
  { manifests, log }: Beside,
  { showSecrets, select, guest }: CommandLine,
): Promise<Inspection> {
  const texts = new Map<string, string>()
  if ('failure' in member) return { result: unreadable(input, member.path, member.failure), texts }
  const { image, path } = member
  const options = {
    ...{ input, showSecrets, ...guest },
    ...(select === undefined ? {} : { select }),
    ...(log === undefined ? {} : { serialLog: log }),
  }
  const result = await inspectImage(image, contextOf(manifests), options, path)
  for (const name of seedFileNames) {
    if (!result.seed.files.some((file) => file.name === name)) continue
    const bytes = await image.read(name).catch(() => new Uint8Array(0))
    // Positions in a packed file point into what it unpacks to.
    const contents = await gunzip(bytes, defaultLimits.seedFileBytes)
    texts.set(name, new TextDecoder().decode(contents instanceof Uint8Array ? contents : bytes))
  }
  return { result, texts }
}

/** What goes wrong within one member need not keep the others from being told of. */
const asUnreadable =
  (input: string, { path }: OpenedMember) =>
  (error: unknown): Inspection => {
    if (!(error instanceof ImageError)) throw error
    return { result: unreadable(input, path, error), texts: new Map() }
  }

const contextOf = (manifests: Manifests | undefined): VmContext | undefined => manifests?.context

/** A folder without a seed beside other inputs: told, and no reason to keep the others from being reported. */
const nothingToCheck = 'nothing-to-check'

const severityRank: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 }

/** A seed that cloud-init refuses is a finding, not a failure to read. */
export function statusOf(result: Result, failOn: FailOn): ExitStatus {
  if (result.status === 'unreadable') return result.error.code === nothingToCheck ? 2 : 3
  if (failOn === 'never') return 0
  const threshold = severityRank[failOn]
  return result.findings.some(({ severity }) => severityRank[severity] >= threshold) ? 1 : 0
}

export function summarise(results: readonly Result[]): Summary {
  const all = results.flatMap((result) => (result.status === 'inspected' ? result.findings : []))
  const count = (severity: Severity) => all.filter((finding) => finding.severity === severity).length
  return { errors: count('error'), warnings: count('warning'), infos: count('info') }
}

const unreadableLine = (result: UnreadableResult): string =>
  `nocloud-inspect: ${inputText(result)}: ${escapeControls(result.error.message)}\n`

async function print(
  inspections: readonly Inspection[],
  { manifests, log }: Beside,
  line: CommandLine,
  io: Io,
): Promise<void> {
  const results = inspections.map(({ result }) => result)
  for (const result of results) {
    if (result.status === 'unreadable') io.stderr.write(unreadableLine(result))
  }
  const quoted = log && quotedLines(log)
  await writeOutputs(line, io, async ({ name, file }) => {
    if (name === 'json') return jsonEnvelope('inspect', results, summarise(results))
    const { formatPretty } = await import('../../report/pretty.ts')
    const color = file === undefined && wantsColor(line.color, io)
    return inspections
      .map(({ result, texts }) =>
        result.status === 'unreadable'
          ? ''
          : formatPretty(result, {
              color,
              width: Math.min(io.stdout.columns ?? 120, 120),
              quiet: line.quiet,
              verbose: line.verbose,
              showSecrets: line.showSecrets,
              linesOf: (path) =>
                path === log?.file
                  ? quoted
                  : (texts.get(path) ?? manifests?.texts.get(path))?.split(/\r\n|\r|\n/),
            }),
      )
      .filter((report) => report !== '')
      .join('\n')
  })
}
