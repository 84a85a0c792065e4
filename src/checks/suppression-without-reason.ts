import { defineReview } from './define-review.ts'

export const suppressionWithoutReason = defineReview({
  code: 'suppression-without-reason',
  title: 'A suppression gives no reason',
  severity: 'warning',
  effect: 'none',
  sources: ['nocloud-inspect: docs/suppression.md'],
  message: ({ code }: { code: string; by: string }) =>
    `"${code}" is accepted here without a reason: who reads this later cannot tell whether it still holds`,
  help: ({ code, by }) =>
    by === 'comment'
      ? `Write # nocloud-inspect-ignore ${code} -- why it is accepted.`
      : `Write the reason as the annotation's value.`,
})
