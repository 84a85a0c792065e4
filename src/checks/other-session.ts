import { defineCheck } from './define-check.ts'

export const otherSession = defineCheck({
  code: 'other-session',
  title: 'The image holds a further session',
  severity: 'warning',
  effect: 'not-applied',
  needs: ['image'],
  sources: ['Linux: fs/isofs/inode.c (isofs_get_last_session)', 'genisoimage: -C, -M'],
  *find({ input, seed: { notes } }) {
    for (const note of notes)
      if (note.kind === 'other-session')
        yield { at: { file: input }, args: { sector: note.sector, newer: note.newer } }
  },
  message: ({ sector, newer }) =>
    `${newer ? 'a newer' : 'an older'} session was appended to the image (descriptors in sector ${sector}): on a disk the guest sees the first session only, a CD drive would show it the last`,
  help: () => 'Build the image anew from the files that are meant, as a single session.',
})
