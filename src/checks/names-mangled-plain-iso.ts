import { findStray } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const namesMangledPlainIso = defineCheck({
  code: 'names-mangled-plain-iso',
  title: 'The image has neither Rock Ridge nor Joliet, so its file names are mangled',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  needs: ['image'],
  sources: [
    'Linux: fs/isofs (map=normal)',
    'https://github.com/hashicorp/packer-plugin-qemu/issues/133',
    'https://github.com/gson1703/anita/pull/15',
  ],
  *find({ input, seed }) {
    const stray = findStray(seed)
    if (stray?.kind === 'mangled') yield { at: { file: input }, args: { names: stray.paths } }
  },
  message: ({ names }) =>
    `the image carries no Rock Ridge or Joliet names: the guest sees ${names.join(', ')}, no "meta-data" and no "user-data"`,
  help: () => 'Rebuild with both name extensions: xorrisofs -joliet -rock, genisoimage -J -r.',
})
