import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ask } from '../programs.ts'
import type { CorpusImage } from './corpus-image.ts'

/** Debian's python3-pycdlib; one process writes all. */
export function pycdlibImages(folder: string): CorpusImage[] {
  const out = join(folder, 'pycdlib')
  mkdirSync(out)
  const program = fileURLToPath(new URL('pycdlib_images.py', import.meta.url))
  const { status, stdout, stderr } = ask('/usr/bin/python3', '-B', program, out)
  if (status !== 0) throw new Error(stderr)
  const names = stdout.toString().trim().split('\n')
  return names.map((name) => ({
    group: 'pycdlib',
    name,
    filesystem: 'iso9660',
    bytes: new Uint8Array(readFileSync(join(out, `${name}.iso`))),
  }))
}
