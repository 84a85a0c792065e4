import type { Dirent, Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { EntryType, RootEntry } from '../image/image.ts'
import type { SeedFiles } from '../image/seed-files.ts'
import { seedFileNames } from '../seed/seed-file-name.ts'

/** The seed files of a folder; other entries are none of our business. Rejects with the file system's error. */
export async function openFolder(path: string): Promise<SeedFiles> {
  const files: Record<string, Uint8Array> = {}
  for (const name of seedFileNames) {
    const file = join(path, name)
    if (await isFile(file)) files[name] = await readFile(file)
  }
  return files
}

/** The names beside the seed files: one of them may be what a missing file was meant to be. */
export async function namesBeside(path: string, files: SeedFiles): Promise<readonly RootEntry[]> {
  const entries = await readdir(path, { withFileTypes: true })
  return entries
    .filter(({ name }) => !Object.hasOwn(files, name))
    .map((entry) => ({ name: entry.name, type: typeOf(entry) }))
}

function typeOf(entry: Dirent): EntryType {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'directory'
  return entry.isSymbolicLink() ? 'symlink' : 'other'
}

const isFile = async (path: string): Promise<boolean> => (await statOrNothing(path))?.isFile() ?? false

async function statOrNothing(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
