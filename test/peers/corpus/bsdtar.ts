import { type CorpusImage, words, written } from './corpus-image.ts'

const options: Readonly<Record<string, readonly string[]>> = {
  seed: [
    '',
    'iso9660:!joliet',
    'iso9660:!rockridge',
    'iso9660:!rockridge,!joliet',
    'iso9660:rockridge=strict',
    'iso9660:rockridge=useful',
    'iso9660:iso-level=2,!rockridge,!joliet',
    'iso9660:iso-level=3,!rockridge,!joliet,allow-vernum',
    'iso9660:iso-level=4,!rockridge,!joliet',
    'iso9660:!pad',
    'iso9660:boot=user-data,boot-type=no-emulation',
  ],
  names: [
    '',
    'iso9660:!rockridge',
    'iso9660:!rockridge,joliet=long',
    'iso9660:!rockridge,!joliet,iso-level=4',
  ],
  letters: ['', 'iso9660:!rockridge', 'iso9660:!rockridge,joliet=long'],
  links: ['', 'iso9660:rockridge=strict'],
  astral: ['', 'iso9660:!rockridge'],
  'long-links': [''],
  many: ['', 'iso9660:!rockridge,!joliet'],
  contents: ['', 'iso9660:zisofs', 'iso9660:zisofs,compression-level=9'],
}

const label = 'iso9660:volume-id=cidata'

/** libarchive's own writer. */
export const bsdtarImages = (folder: string): CorpusImage[] =>
  written(
    'libarchive',
    folder,
    Object.entries(options).flatMap(([tree, each]) => each.map((text) => ({ tree, options: text }))),
    ({ tree, options: text }, out) => [
      'bsdtar',
      '--format',
      'iso9660',
      '--options',
      [label, ...words(text)].join(),
      '-cf',
      out,
      '-C',
      tree,
      '.',
    ],
  )
