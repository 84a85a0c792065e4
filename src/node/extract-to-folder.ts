import { lstat, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ExtractionStep } from '../image/extraction.ts'
import type { Image } from '../image/image.ts'

/**
 * Carries out one step below `folder`, through no link that lies there already. Rejects with the file system's error,
 * also when a file exists already.
 */
export async function extractToFolder(image: Image, step: ExtractionStep, folder: string): Promise<void> {
  if (step.action === 'refuse') return
  const { path } = step.entry
  await mkdir(folder, { recursive: true })
  await makeFolders(folder, step.action === 'directory' ? path : dirname(path))
  if (step.action === 'file') await writeFile(join(folder, path), await image.read(path), { flag: 'wx' })
  if (step.action === 'symlink') await symlink(step.target, join(folder, path))
}

async function makeFolders(folder: string, path: string): Promise<void> {
  let made = folder
  for (const part of path.split('/').filter((name) => name !== '.')) {
    made = join(made, part)
    await makeFolder(made)
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isDirectory()) throw error
  }
}
