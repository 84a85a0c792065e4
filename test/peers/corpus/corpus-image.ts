import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../programs.ts'

/** One image that Linux and the reader are to agree on. */
export interface CorpusImage {
  /** Who wrote it. */
  readonly group: string
  readonly name: string
  readonly filesystem: 'iso9660' | 'vfat'
  readonly bytes: Uint8Array
}

/** One run of a writer: the program with its options; OUT and a folder of {@link stageTrees} are filled in. */
export interface Writing {
  readonly tree: string
  readonly options: string
}

/**
 * The images that a program writes with each of these options. It is called in the folder with the staged trees, and
 * every one must succeed: an option that a writer no longer knows would otherwise thin the corpus out.
 */
export function written(
  group: string,
  folder: string,
  writings: readonly Writing[],
  command: (writing: Writing, out: string) => readonly [program: string, ...args: string[]],
): CorpusImage[] {
  return writings.map((writing, index) => {
    const out = `${group}-${index}.iso`
    const [program, ...args] = command(writing, out)
    const { status, stderr } = ask('/usr/bin/env', '-C', folder, program, ...args)
    if (status !== 0 || !existsSync(join(folder, out)))
      throw new Error(`${program} ${args.join(' ')}: ${status} ${stderr}`)
    return {
      group,
      name: `${writing.options} ${writing.tree}`.trim(),
      filesystem: 'iso9660',
      bytes: new Uint8Array(readFileSync(join(folder, out))),
    }
  })
}

export const words = (options: string): string[] => options.split(' ').filter((word) => word !== '')
