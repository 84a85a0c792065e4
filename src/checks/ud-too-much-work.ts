import { defineUserDataCheck } from './user-data-check.ts'

export const udTooMuchWork = defineUserDataCheck({
  code: 'ud-too-much-work',
  title: 'user-data holds more than is looked at',
  reasons: ['too-much'],
  severity: 'warning',
  effect: 'none',
  sources: ['nocloud-inspect: bytes/limits.ts'],
  message: ({ file, name }) =>
    `${file} exceeds the limit ${name}; it is not read, and faults in it go unseen`,
  help: () => 'Use fewer or flatter parts, or raise the limit.',
})
