import { seedFileNames } from '../seed/seed-file-name.ts'
import { defineCheck } from './define-check.ts'

export const treesDiffer = defineCheck({
  code: 'trees-differ',
  title: 'Rock Ridge and Joliet show different seed files',
  severity: 'warning',
  effect: 'none',
  needs: ['image'],
  sources: ['Linux: fs/isofs/inode.c (Rock Ridge before Joliet)', '7-Zip: shows Joliet'],
  *find({ input, seed: { notes } }) {
    for (const note of notes) {
      if (note.kind !== 'trees-differ') continue
      const files = seedFileNames.filter((name) => note.paths.some((path) => path.toLowerCase() === name))
      if (files.length > 0) yield { at: { file: input }, args: { files } }
    }
  },
  message: ({ files }) =>
    `the image holds two directories that do not agree on ${files.join(', ')}: the guest reads the Rock Ridge one, Windows and 7-Zip show the Joliet one`,
  help: () => 'Build the image anew, with the same files in both directories (no -hide-joliet, no -hide).',
})
