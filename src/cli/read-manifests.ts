import { stat } from 'node:fs/promises'
import { defaultLimits } from '../bytes/limits.ts'
import { collect } from '../bytes/random-access.ts'
import { ImageError } from '../image/image-error.ts'
import type { BrokenDocument, ManifestFile } from '../kubevirt/manifest.ts'
import { readVmContext, type VmContext } from '../kubevirt/vm-context.ts'
import { describeFailure, type InputFailure } from './input-failure.ts'
import type { Io } from './io.ts'
import { manifestPaths, readManifest } from './manifest-files.ts'
import { UsageError } from './usage-error.ts'

export interface Manifests {
  readonly context: VmContext
  /** By the path that findings use. */
  readonly texts: ReadonlyMap<string, string>
}

export interface UnreadableManifest {
  readonly path: string
  readonly failure: InputFailure
}

/** Reads what `--vm` names: files, folders (their YAML and JSON files, at any depth), or `-`. */
export async function readManifestFiles(
  paths: readonly string[],
  io: Io,
): Promise<Manifests | UnreadableManifest> {
  const files: ManifestFile[] = []
  for (const path of paths) {
    try {
      files.push(...(await readPath(path, io)))
    } catch (error) {
      if (error instanceof UsageError) throw error
      return { path, failure: describeFailure(error) }
    }
  }
  const context = readVmContext(files)
  const [broken] = context.broken
  if (broken && context.vms.length === 0) return { path: broken.source.file, failure: notYaml(broken) }
  for (const document of context.broken) {
    io.stderr.write(
      `nocloud-inspect: ${document.source.file}: a document is left out: ${notYaml(document).message}\n`,
    )
  }
  if (context.vms.length === 0) {
    throw new UsageError(`${paths.join(', ')}: no VirtualMachine or VirtualMachineInstance in it`)
  }
  return { context, texts: new Map(files.map(({ path, text }) => [path, text])) }
}

/** Helm's braces are YAML in places, and no manifest anywhere. */
function notYaml({ source, problem }: BrokenDocument): InputFailure {
  if (/\{\{[^{}\n]{0,200}\}\}/.test(source.text)) {
    return {
      code: 'helm-template',
      message: 'a Helm template, not a manifest; pipe the output of helm template',
    }
  }
  return { code: 'not-yaml', message: `not YAML: ${problem.message}` }
}

/** The manifests behind an argument: a file, a folder, or `-`. Rejects with the file system's error. */
export async function readPath(path: string, io: Io): Promise<ManifestFile[]> {
  if (path === '-') return [{ path, text: await readStandardInput(io) }]
  const status = await stat(path)
  if (!status.isDirectory()) return [await readManifest(path)]
  return Promise.all((await manifestPaths(path)).map(readManifest))
}

async function readStandardInput(io: Io): Promise<string> {
  if (io.stdin.isTerminal)
    throw new UsageError('- reads standard input, which is a terminal; pipe manifests into it')
  const bytes = await collect(io.stdin.bytes(), defaultLimits.streamBytes)
  if (!bytes)
    throw new ImageError('limit-exceeded', `more than streamBytes (${defaultLimits.streamBytes} bytes)`)
  return new TextDecoder().decode(bytes)
}
