import { readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { defaultLimits } from '../bytes/limits.ts'
import { checks } from '../checks/index.ts'
import type { ManifestFile } from '../kubevirt/manifest.ts'
import type { VmContext } from '../kubevirt/vm-context.ts'
import { escapeControls } from '../report/escape.ts'
import type { Result } from '../report/result.ts'
import { readAnnotations } from '../suppress/annotations.ts'
import { applyPolicy } from '../suppress/apply.ts'
import { type Baseline, readBaseline, writeBaseline } from '../suppress/baseline.ts'
import { readComments } from '../suppress/comments.ts'
import { type Config, readConfig } from '../suppress/config.ts'
import type { Suppression } from '../suppress/suppression.ts'
import type { CommandLine } from './command-line.ts'
import { parseIgnoreFile } from './ignore-file.ts'
import { describeFailure } from './input-failure.ts'
import { UsageError } from './usage-error.ts'

const configName = 'nocloud-inspect.yaml'

/** What a call accepts: its configuration and its baseline. */
export interface LoadedPolicy {
  /** Of a file in a folder that is looked through. */
  isExcluded(path: string): boolean
  apply(results: readonly Result[], looked: LookedAt): readonly Result[]
}

export interface LookedAt {
  readonly files: readonly ManifestFile[]
  readonly context: VmContext | undefined
  /** Every finding on these files is told by this command, so that what accepts nothing can go. */
  readonly all: boolean
}

/** Finds and reads them. Rejects with a `UsageError` that names the lines where they are broken. */
export async function loadPolicy({ config: given, baseline: file }: CommandLine): Promise<LoadedPolicy> {
  const path = given ?? (await findUpwards(process.cwd()))
  const config = path === undefined ? noConfig : await loadConfig(path)
  const folder = dirname(resolve(path ?? configName))
  const baseline = file === undefined ? null : await loadBaseline(file)
  const below = (name: string) => relative(folder, resolve(name)).replaceAll('\\', '/')
  const rules = config.ignore.map((rule): Suppression => {
    const fits = globs(rule.paths)
    const scope = { kind: 'files' as const, matches: (name: string) => fits(below(name)) }
    return { by: 'config', code: rule.code, reason: rule.reason, place: rule.place, scope }
  })
  const excluded = globs(config.exclude)
  return {
    isExcluded: (name) => excluded(below(name)),
    apply: (results, looked) =>
      applyPolicy(results, {
        suppressions: [
          ...looked.files.flatMap(({ path: name, text }) => readComments(name, text)),
          ...(looked.context ? readAnnotations(looked.context) : []),
          ...rules,
        ],
        severity: config.severity,
        baseline,
        codes,
        reportsUnused: ({ scope }) =>
          looked.all &&
          (scope.kind !== 'files' || looked.files.some(({ path: name }) => scope.matches(name))),
      }),
  }
}

/** `--write-baseline`: from now on all of this is known. */
export async function saveBaseline(file: string, results: readonly Result[]): Promise<readonly Result[]> {
  await writeFile(file, writeBaseline(results)).catch((error: unknown) => {
    throw new Error(`${escapeControls(file)}: ${describeFailure(error).message}`, { cause: error })
  })
  const known = readBaseline(writeBaseline(results))
  return applyPolicy(results, { ...nothing, baseline: known ?? null })
}

const codes: ReadonlySet<string> = new Set(checks.map(({ code }) => code))
const nothing = { suppressions: [], severity: new Map(), codes, reportsUnused: () => false }
const noConfig: Config = { severity: new Map(), ignore: [], exclude: [] }

/** A path fits when it, or a folder that it is in, does. */
function globs(patterns: readonly string[]): (path: string) => boolean {
  const rules = parseIgnoreFile(patterns.join('\n'))
  return (path) => {
    const parts = path.split('/')
    return parts.some((_, index) => {
      const isFolder = index < parts.length - 1
      return rules(parts.slice(0, index + 1).join('/'), isFolder) === true
    })
  }
}

/** The first from here to the root. */
async function findUpwards(folder: string): Promise<string | undefined> {
  const path = join(folder, configName)
  const found = await stat(path).then(
    (status) => status.isFile(),
    () => false,
  )
  if (found) return path
  const parent = dirname(folder)
  return parent === folder ? undefined : findUpwards(parent)
}

async function loadConfig(path: string): Promise<Config> {
  const text = await readBounded(path)
  const read = readConfig({ file: path, text }, codes)
  if (read.status === 'read') return read.config
  const lines = read.problems.map(
    ({ message, place: { line, column } }) => `${path}:${line}:${column}: ${message}`,
  )
  throw new UsageError(escapeControls(lines.slice(0, 8).join('; ')))
}

async function loadBaseline(path: string): Promise<Baseline> {
  const baseline = readBaseline(await readBounded(path))
  if (!baseline)
    throw new UsageError(escapeControls(`${path} is no baseline; --write-baseline ${path} makes one`))
  return baseline
}

async function readBounded(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > defaultLimits.seedFileBytes) throw new UsageError(`${path} has ${size} bytes`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(escapeControls(`${path}: ${describeFailure(error).message}`))
  }
}
