import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { defaultLimits } from '../bytes/limits.ts'
import { collect } from '../bytes/random-access.ts'
import { ImageError } from '../image/image-error.ts'
import type { ManifestFile } from '../kubevirt/manifest.ts'
import { escapeControls } from '../report/escape.ts'
import { isManifest } from './manifest-files.ts'
import { UsageError } from './usage-error.ts'

/**
 * The manifests that a file or folder of a Git working tree held at a revision, named `REV:path`. Nothing but git's
 * object database is read: no hook, no filter and no pager runs.
 */
export async function manifestsAt(revision: string, operand: string): Promise<readonly ManifestFile[]> {
  const status = await stat(operand)
  const folder = status.isDirectory() ? operand : dirname(operand)
  const top = (await git(folder, ['rev-parse', '--show-toplevel'], notInRepository(operand))).trim()
  const unknown = new UsageError(
    escapeControls(`--base: ${revision} is no revision of the repository of ${operand}`),
  )
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const commit = (await git(folder, verify, unknown)).trim()
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'], unknown)).replace(/\n$/, '')
  const inside = status.isDirectory() ? prefix : `${prefix}${basename(operand)}`
  const tree = await git(
    top,
    ['ls-tree', '-r', '-z', '--long', commit, '--', ...(inside === '' ? [] : [inside])],
    unknown,
  )
  const blobs = blobsOf(tree).filter(
    ({ path }) => !status.isDirectory() || isManifest(path.split('/').pop() ?? ''),
  )
  const total = blobs.reduce((sum, { size }) => sum + size, 0)
  if (total > defaultLimits.streamBytes) throw tooMuch(`${total} bytes of manifests at ${revision}`)
  const texts = await readBlobs(top, blobs)
  return blobs.map(({ path }, index) => ({ path: `${revision}:${path}`, text: texts[index] ?? '' }))
}

const notInRepository = (operand: string) =>
  new UsageError(escapeControls(`--base: ${operand} is in no Git working tree that git agrees to read`))

const tooMuch = (what: string) =>
  new ImageError('limit-exceeded', `${what}; the limit streamBytes is ${defaultLimits.streamBytes}`)

interface Blob {
  readonly id: string
  readonly size: number
  /** From the top of the repository, with slashes. */
  readonly path: string
}

/** `MODE blob ID SIZE<TAB>PATH<NUL>`; links and submodules are no manifests. */
const blobsOf = (tree: string): readonly Blob[] =>
  tree.split('\0').flatMap((record) => {
    const [, id, size, path] = /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t([\s\S]+)$/.exec(record) ?? []
    return id && path ? [{ id, size: Number(size), path }] : []
  })

/** One process for all of them: `ID blob SIZE<LF>BYTES<LF>` each. */
async function readBlobs(top: string, blobs: readonly Blob[]): Promise<readonly string[]> {
  if (blobs.length === 0) return []
  const ids = blobs.map(({ id }) => `${id}\n`).join('')
  const bytes = await gitBytes(top, ['cat-file', '--batch'], new Error('git cat-file failed'), ids)
  let at = 0
  return blobs.map(({ size }) => {
    const start = bytes.indexOf(0x0a, at) + 1
    at = start + size + 1
    return new TextDecoder().decode(bytes.subarray(start, start + size))
  })
}

const git = async (folder: string, args: readonly string[], failure: Error): Promise<string> =>
  new TextDecoder().decode(await gitBytes(folder, args, failure))

/** Rejects with `failure` when git says no. Its own words are dropped: they name paths and ask for configuration. */
function gitBytes(folder: string, args: readonly string[], failure: Error, input = ''): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['--no-pager', '--no-optional-locks', ...args], {
      cwd: resolve(folder),
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const output = collect(child.stdout, defaultLimits.streamBytes)
    child.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ENOENT' ? new Error('--base needs git, which is not installed') : error),
    )
    child.on('close', (code) => {
      if (code !== 0) return fail(failure)
      output.then((bytes) => (bytes ? done(bytes) : fail(tooMuch('the output of git'))), fail)
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
