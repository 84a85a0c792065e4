import type { ManifestFile } from '../../kubevirt/manifest.ts'
import { readVmContext, type VmContext } from '../../kubevirt/vm-context.ts'
import { isWorthLinting, lintContext } from '../../lint-manifests.ts'
import { escapeControls } from '../../report/escape.ts'
import { formatLint, type LintScope } from '../../report/lint-report.ts'
import type { Result, UnreadableResult } from '../../report/result.ts'
import type { CommandLine } from '../command-line.ts'
import { describeFailure } from '../input-failure.ts'
import { type ExitStatus, type Io, worst } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { type LoadedPolicy, loadPolicy, saveBaseline } from '../policy.ts'
import { readPath } from '../read-manifests.ts'
import { UsageError } from '../usage-error.ts'
import { wantsColor } from '../wants-color.ts'
import { writeOutputs } from '../write-outputs.ts'
import { statusOf, summarise } from './inspect.ts'

/** The files of all arguments, and which argument brought each. */
interface Sources {
  readonly files: readonly ManifestFile[]
  readonly argumentOf: ReadonlyMap<string, string>
  readonly failed: readonly UnreadableResult[]
}

/** `lint PATH...`: predicts the seeds of manifests in Git and judges them. */
export async function lintCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  if (line.operands.length === 0) throw new UsageError('lint needs a PATH: a manifest, a folder, or -')
  if (line.operands.filter((operand) => operand === '-').length > 1)
    throw new UsageError('- stands for standard input, which can be read once')
  const policy = await loadPolicy(line)
  const sources = withoutExcluded(await readSources(line.operands, io), policy)
  const context = contextOf(sources, line)
  if (!isWorthLinting(context) && sources.failed.length === 0) {
    const what = 'no virtual machine with a cloud-init volume, and no Secret'
    throw new UsageError(`${line.operands.join(', ')}: ${what}, among ${sources.files.length} files`)
  }
  const inputOf = (path: string) => sources.argumentOf.get(path) ?? path
  const { showSecrets } = line
  const base = line.base === undefined ? undefined : await readBase(line.base, sources)
  const options = {
    inputOf,
    showSecrets,
    ...line.guest,
    ...(base ? { base } : {}),
    ...(line.kubevirt === undefined ? {} : { kubevirt: line.kubevirt }),
  }
  const found = [...lintContext(context, sources.files, options), ...sources.failed]
  const accepted = policy.apply(found, { files: sources.files, context, all: true })
  const results =
    line.writeBaseline === undefined ? accepted : await saveBaseline(line.writeBaseline, accepted)
  for (const result of results) if (result.status === 'unreadable') complain(result, io)
  await writeOutputs(line, io, ({ name, file }) => {
    if (name === 'json') return jsonEnvelope('lint', results, summarise(results))
    const color = file === undefined && wantsColor(line.color, io)
    return formatLint(results, scopeOf(context, sources), { color, quiet: line.quiet })
  })
  return worst(results.map((result: Result) => statusOf(result, line.failOn)))
}

const complain = ({ input, error }: UnreadableResult, io: Io): void =>
  io.stderr.write(`nocloud-inspect: ${escapeControls(input)}: ${escapeControls(error.message)}\n`)

async function readSources(operands: readonly string[], io: Io): Promise<Sources> {
  const files = new Map<string, ManifestFile>()
  const argumentOf = new Map<string, string>()
  const failed: UnreadableResult[] = []
  for (const input of operands) {
    try {
      for (const file of await readPath(input, io)) {
        if (files.has(file.path)) continue
        files.set(file.path, file)
        argumentOf.set(file.path, input)
      }
    } catch (error) {
      if (error instanceof UsageError) throw error
      failed.push({ input, status: 'unreadable', error: describeFailure(error) })
    }
  }
  return { files: [...files.values()], argumentOf, failed }
}

/** A file that is named itself is meant. */
function withoutExcluded(sources: Sources, { isExcluded }: LoadedPolicy): Sources {
  const files = sources.files.filter(
    ({ path }) => sources.argumentOf.get(path) === path || path === '-' || !isExcluded(path),
  )
  return { ...sources, files }
}

/** What the arguments held at a revision; what is new since then has nothing to be compared with. */
async function readBase(revision: string, { argumentOf }: Sources): Promise<readonly ManifestFile[]> {
  const operands = new Set(argumentOf.values())
  if (operands.has('-'))
    throw new UsageError('--base compares files of a Git working tree, not standard input')
  const { manifestsAt } = await import('../git-revision.ts')
  const files = new Map<string, ManifestFile>()
  for (const operand of operands)
    for (const file of await manifestsAt(revision, operand)) files.set(file.path, file)
  return [...files.values()]
}

/** A folder holds more than manifests: what is no YAML there counts only if it speaks of VMs or Secrets. */
function contextOf({ files, argumentOf }: Sources, { kubevirt }: CommandLine): VmContext {
  const context = readContext(files, kubevirt)
  const broken = context.broken.filter(
    ({ source: { file, text } }) =>
      argumentOf.get(file) === file || /kubevirt\.io\/|cloudInit|\bSecret\b/.test(text),
  )
  return { ...context, broken }
}

function readContext(files: readonly ManifestFile[], kubevirt: string | undefined): VmContext {
  try {
    return readVmContext(files, kubevirt === undefined ? {} : { kubevirt })
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--kubevirt: ${error.message}`) : error
  }
}

const kinds = {
  SealedSecret: 'sealed',
  ExternalSecret: 'external',
  SOPS: 'encrypted',
  generator: 'generated',
} as const

function scopeOf({ vms, secrets }: VmContext, { files }: Sources): LintScope {
  const hidden = Object.entries(kinds).flatMap(([origin, word]) => {
    const count = secrets.filter((secret) => secret.origin === origin).length
    return count === 0 ? [] : [[word, count] as const]
  })
  return { files: files.length, vms: vms.length, secrets: secrets.length, hidden }
}
