import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
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

/** Whether a folder is laid out like an OpenStack config drive. */
export const holdsConfigDrive = async (path: string): Promise<boolean> =>
  (await statOrNothing(join(path, 'openstack')))?.isDirectory() ?? false

const isFile = async (path: string): Promise<boolean> => (await statOrNothing(path))?.isFile() ?? false

async function statOrNothing(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
