import { findStray } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const filesInSubfolder = defineCheck({
  code: 'files-in-subfolder',
  title: 'The seed files lie in a folder of the image',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  needs: ['image'],
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/PJ-Singh-001/Cubic/issues/51'],
  *find({ input, seed }) {
    const stray = findStray(seed)
    if (stray?.kind === 'in-folder') yield { at: { file: input }, args: { paths: stray.paths } }
  },
  message: ({ paths }) =>
    `${paths.join(' and ')} lie in a folder; of a labelled volume cloud-init reads the root only`,
  help: () => 'Put meta-data, user-data and network-config into the root of the image.',
})
