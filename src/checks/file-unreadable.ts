import type { LostFile } from '../seed/seed.ts'
import { defineCheck, type Found } from './define-check.ts'

export const fileUnreadable = defineCheck({
  code: 'file-unreadable',
  title: 'A seed file is in the image but cannot be read',
  severity: 'error',
  effect: 'datasource-lost',
  step: 'files',
  needs: ['image'],
  sources: [
    'Linux: fs/isofs/inode.c (EIO, interleaved files), fs/isofs/compress.c',
    'Linux: fs/fat/cache.c (EIO where a chain of clusters breaks off)',
  ],
  *find({ input, seed: { lost, notes } }) {
    const cutShort = notes.some(({ kind }) => kind === 'cut-short')
    for (const { name, message, code } of lost) {
      // What is lost with the image's end is told by image-cut-short.
      if (cutShort && code === 'extent-out-of-range') continue
      yield { at: { file: input }, args: { file: name, reason: code, detail: message }, ...weightOf(code) }
    }
  },
  message: ({ file, reason, detail }) => (sentences[reason] ?? damaged)(file, detail),
  help: ({ reason }) =>
    remedies[reason] ??
    'The image is cut short or damaged: copy it again, and compare its size with the original.',
})

/** Where the guest gets further than this reader, or is not stopped by what it finds. */
function weightOf(code: LostFile['code']): Pick<Found<never>, 'severity' | 'effect'> {
  if (code === 'limit-exceeded') return { severity: 'warning', effect: 'none' }
  return code === 'interleaved-file' ? { effect: 'setting-lost' } : {}
}

type Sentence = (file: string, detail: string) => string

const damaged: Sentence = (file, detail) =>
  `${file} cannot be read from the image, so cloud-init loses the whole seed: ${detail}`

const sentences: Readonly<Record<string, Sentence>> = {
  'limit-exceeded': (file, detail) => `${file} is not read and not judged: ${detail}`,
  'interleaved-file': (file) => `${file} is recorded interleaved, and the guest's Linux shows it empty`,
}

const remedies: Readonly<Record<string, string>> = {
  'cluster-chain-damaged': 'Make the volume again (mkfs.vfat, mcopy): its file allocation table is damaged.',
  'compressed-file': 'Build the image again, without zisofs (genisoimage without -z).',
  'limit-exceeded': 'Check that the image holds the seed that was meant.',
  'interleaved-file': 'Rebuild the image with xorrisofs or genisoimage.',
}
