import { defineCheck, type Found } from './define-check.ts'

type Cut = {
  readonly files: readonly string[]
  /** Bytes. */
  readonly found: number
  readonly expected: number
  /** Whether the files are the seed's. */
  readonly seed: boolean
}

export const imageCutShort = defineCheck({
  code: 'image-cut-short',
  title: 'The image is cut short, and files are lost with its end',
  severity: 'error',
  effect: 'datasource-lost',
  step: 'files',
  needs: ['image'],
  sources: ['Linux: fs/isofs, fs/fat (the image mounts, reads of what is missing fail with EIO)'],
  *find({ input, seed: { notes, lost } }): Iterable<Found<Cut>> {
    const at = { file: input }
    const seedFiles = lost.filter(({ code }) => code === 'extent-out-of-range').map(({ name }) => name)
    for (const note of notes) {
      if (note.kind !== 'cut-short') continue
      const { expected, found, lost: files } = note
      if (seedFiles.length > 0) yield { at, args: { files: seedFiles, found, expected, seed: true } }
      else if (files.length > 0)
        yield { at, args: { files, found, expected, seed: false }, severity: 'warning', effect: 'none' }
    }
  },
  message: ({ files, found, expected, seed }) =>
    `the image ends after ${found} of ${expected} bytes, and ${files.join(', ')} with it: ${
      seed
        ? "the guest's read fails, and cloud-init loses the whole seed"
        : 'the seed itself is whole, reads of the rest fail'
    }`,
  help: () => 'Copy the image again, and compare its size with the original.',
})
