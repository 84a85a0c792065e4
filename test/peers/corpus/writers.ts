import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { trees, writeTree } from './trees.ts'

/** An image of the corpus, with the program that made it. */
export interface CorpusImage {
  readonly group: string
  readonly name: string
  readonly bytes: Uint8Array
}

const mkisofs = (program: string) => (output: string, folder: string, options: readonly string[]) =>
  [program, ['-quiet', ...options, '-o', output, folder]] as const

const writers = {
  xorriso: mkisofs('xorrisofs'),
  genisoimage: mkisofs('genisoimage'),
  libarchive: (output: string, folder: string, options: readonly string[]) =>
    [
      'bsdtar',
      [
        '-cf',
        output,
        '--format=iso9660',
        '--options',
        ['volume-id=cidata', ...options].join(','),
        '-C',
        folder,
        '.',
      ],
    ] as const,
}

const label = ['-V', 'cidata']

/** The options that change what a reader sees, and the trees that show it. */
const recipes: Readonly<Record<keyof typeof writers, Readonly<Record<string, readonly string[]>>>> = {
  xorriso: {
    'rock-joliet': [...label, '-rock', '-joliet'],
    kubevirt: ['-volid', 'cidata', '-joliet', '-rock', '-partition_cyl_align', 'on'],
    rational: [...label, '-r', '-J', '-joliet-long'],
    joliet: [...label, '--norock', '-joliet'],
    'joliet-utf16': [...label, '--norock', '-joliet', '-joliet-long', '-joliet-utf16'],
    plain: [...label, '--norock'],
    'plain-level-1': [...label, '--norock', '-iso-level', '1'],
    'plain-relaxed': [
      ...label,
      '--norock',
      '-l',
      '-relaxed-filenames',
      '-allow-lowercase',
      '-allow-multidot',
    ],
    untranslated: [...label, '--norock', '-U'],
    relocated: [...label, '-rock', '-rr_reloc_dir', '/rr_moved'],
    'no-padding': [...label, '-rock', '-no-pad'],
    'partition-offset': [
      ...label,
      '-rock',
      '-joliet',
      '-partition_offset',
      '16',
      '-partition_cyl_align',
      'off',
    ],
    hfsplus: [...label, '-rock', '-joliet', '-hfsplus'],
    enhanced: [...label, '-rock', '-iso-level', '4'],
  },
  genisoimage: {
    'rock-joliet': [...label, '-R', '-J'],
    'cloud-localds': ['-volid', 'cidata', '-joliet', '-rock'],
    rational: [...label, '-r', '-J', '-joliet-long'],
    rock: [...label, '-R'],
    joliet: [...label, '-J'],
    'joliet-long': [...label, '-J', '-joliet-long'],
    plain: label,
    'level-1': [...label, '-iso-level', '1'],
    'level-2': [...label, '-iso-level', '2'],
    'level-3': [...label, '-iso-level', '3'],
    'level-4': [...label, '-iso-level', '4'],
    'level-4-rock': [...label, '-R', '-iso-level', '4'],
    relaxed: [...label, '-l', '-relaxed-filenames'],
    lowercase: [...label, '-l', '-relaxed-filenames', '-allow-lowercase', '-allow-multidot'],
    untranslated: [...label, '-U'],
    'no-version': [...label, '-N', '-l'],
    'no-period': [...label, '-d', '-l'],
    'leading-dots': [...label, '-L', '-l'],
    'translation-tables': [...label, '-T', '-J'],
    'deep-allowed': [...label, '-D', '-R'],
    'no-padding': [...label, '-R', '-no-pad'],
    'udf-bridge': [...label, '-R', '-J', '-udf'],
    'hidden-files': [...label, '-R', '-hidden', 'user-data'],
    'hidden-from-joliet': [...label, '-R', '-J', '-hide-joliet', 'user-data'],
    'hidden-rr-moved': [...label, '-R', '-hide-rr-moved'],
  },
  libarchive: {
    default: [],
    strict: ['rockridge=strict'],
    'no-rock': ['!rockridge'],
    'no-joliet': ['!joliet'],
    plain: ['!rockridge', '!joliet'],
    'joliet-long': ['!rockridge', 'joliet=long'],
    'level-2': ['!rockridge', '!joliet', 'iso-level=2'],
    'level-3': ['!rockridge', '!joliet', 'iso-level=3', 'allow-lowercase'],
    'level-4': ['iso-level=4'],
    relaxed: [
      '!rockridge',
      '!joliet',
      'iso-level=3',
      'relaxed-filenames',
      'allow-lowercase',
      'allow-multidot',
    ],
    zisofs: ['zisofs=direct'],
    'no-limits': ['!limit-depth', '!limit-dirs'],
    'no-pad': ['!pad'],
  },
}

/** Trees that a recipe is tried on, in turn, so that the corpus stays small and each option still meets four of them. */
const treesFor = (index: number): readonly string[] => {
  const others = Object.keys(trees).filter((name) => name !== 'seed')
  return ['seed', ...[0, 1, 2].map((step) => others[(index * 3 + step) % others.length] ?? 'deep')]
}

/** Images of xorriso, genisoimage and libarchive. What a writer refuses to pack is no image. */
export function imagesOfWriters(): readonly CorpusImage[] {
  const work = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    for (const [name, tree] of Object.entries(trees)) writeTree(join(work, name), tree)
    return Object.entries(recipes).flatMap(([group, options]) =>
      Object.entries(options).flatMap(([recipe, flags], index) =>
        treesFor(index).flatMap((tree): CorpusImage[] => {
          const output = join(work, 'image.iso')
          rmSync(output, { force: true })
          const [program, args] = writers[group as keyof typeof writers](output, join(work, tree), flags)
          const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC', SOURCE_DATE_EPOCH: '1767225600' }
          const { status } = spawnSync(program, args, { env, stdio: 'ignore', timeout: 20_000 })
          if (status !== 0 || !existsSync(output)) return []
          return [{ group, name: `${group}-${recipe}-${tree}.iso`, bytes: readFileSync(output) }]
        }),
      ),
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const pycdlib = fileURLToPath(new URL('pycdlib-images.py', import.meta.url))

/** Images of pycdlib, by the script beside this file. */
export function imagesOfPycdlib(): readonly CorpusImage[] {
  const work = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    const folder = join(work, 'images')
    mkdirSync(folder)
    const { status, stderr } = spawnSync('/usr/bin/python3', [pycdlib, folder], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    if (status !== 0) throw new Error(`pycdlib: ${stderr}`)
    return readdirSync(folder)
      .sort()
      .map((name) => ({ group: 'pycdlib', name: `pycdlib-${name}`, bytes: readFileSync(join(folder, name)) }))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
