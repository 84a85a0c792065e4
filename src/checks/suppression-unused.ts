import { defineReview } from './define-review.ts'

export const suppressionUnused = defineReview({
  code: 'suppression-unused',
  title: 'A suppression accepts a finding that is not there',
  severity: 'info',
  effect: 'none',
  sources: ['nocloud-inspect: docs/suppression.md'],
  message: ({ code, known }: { code: string; by: string; known: boolean }) =>
    known
      ? `nothing is found here that ${code === '' ? 'this rule' : `"${code}"`} would accept: the fault is gone, or the suppression stands in the wrong place`
      : `no check has the code "${code}", so this suppression accepts nothing`,
  help: ({ by }) =>
    by === 'comment'
      ? 'Remove the comment, or put it on the line of the finding or the line above.'
      : `Remove the ${by === 'annotation' ? 'annotation' : 'rule'}, or correct it.`,
})
