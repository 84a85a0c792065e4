import { readdir, readFile, stat } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { defaultLimits } from '../bytes/limits.ts'
import { ImageError } from '../image/image-error.ts'
import type { ManifestFile } from '../kubevirt/manifest.ts'
import { type IgnoreRules, parseIgnoreFile } from './ignore-file.ts'

/** A file as findings name it: the argument joined with the relative path. */
export async function readManifest(path: string): Promise<ManifestFile> {
  const { size } = await stat(path)
  if (size > defaultLimits.streamBytes) {
    throw new ImageError(
      'limit-exceeded',
      `${size} bytes, the limit streamBytes is ${defaultLimits.streamBytes}`,
    )
  }
  return { path, text: await readFile(path, 'utf8') }
}

/** By its name. */
export const isManifest = (name: string): boolean =>
  /\.(?:ya?ml|json)$/.test(name) || name === 'Kustomization'

const ignoreFiles = ['.gitignore', '.ignore']

interface Rules {
  readonly folder: string
  readonly rules: IgnoreRules
}

/** The YAML and JSON files below a folder, sorted; without hidden ones, `node_modules`, and what ignore files name. */
export async function manifestPaths(
  folder: string,
  above: readonly Rules[] = [],
  depth = 0,
): Promise<string[]> {
  if (depth > defaultLimits.depth) return []
  const rules = [...above, ...(await rulesIn(folder))]
  const found: string[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = normalize(join(folder, entry.name))
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (isIgnored(path, entry.isDirectory(), rules)) continue
    if (entry.isDirectory()) found.push(...(await manifestPaths(path, rules, depth + 1)))
    else if (isManifest(entry.name) && (await isFile(path))) found.push(path)
  }
  return found
}

/** A link may lead nowhere, and a pipe would never end. */
const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (status) => status.isFile(),
    () => false,
  )

async function rulesIn(folder: string): Promise<readonly Rules[]> {
  const texts = await Promise.all(
    ignoreFiles.map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)),
  )
  return texts.flatMap((text) => (text === undefined ? [] : [{ folder, rules: parseIgnoreFile(text) }]))
}

/** The deepest ignore file that says anything decides. */
function isIgnored(path: string, isFolder: boolean, above: readonly Rules[]): boolean {
  let ignored = false
  for (const { folder, rules } of above) {
    const base = normalize(join(folder, '/'))
    const relative = (base === './' ? path : path.slice(base.length)).replaceAll('\\', '/')
    ignored = rules(relative, isFolder) ?? ignored
  }
  return ignored
}
