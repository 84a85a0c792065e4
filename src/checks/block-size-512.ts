import { defineCheck } from './define-check.ts'

export const blockSize512 = defineCheck({
  code: 'block-size-512',
  title: 'The image has logical blocks of 512 bytes',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'label',
  needs: ['image'],
  sources: ['Linux: fs/isofs/inode.c (the driver starts with blocks of 1024 bytes)'],
  *find({ input, seed: { notes } }) {
    if (notes.some(({ kind }) => kind === 'block-size-512')) yield { at: { file: input }, args: {} }
  },
  message: () =>
    'the image has logical blocks of 512 bytes, which Linux does not mount with default options, so the guest never reads this seed',
  help: () => 'Build the image with blocks of 2048 bytes, as xorrisofs and genisoimage do.',
})
