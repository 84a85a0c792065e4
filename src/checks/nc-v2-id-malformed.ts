import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2IdMalformed = defineFaultCheck({
  code: 'nc-v2-id-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c'],
  message: ({ entry, value }) =>
    `"${entry ?? value}" is not a ${entry === undefined ? 'name' : 'device ID'} that netplan accepts; the file is refused and no network is configured`,
  help: ({ entry }) =>
    entry === undefined
      ? 'Use visible ASCII characters without blanks.'
      : 'Use a plain ID of visible ASCII characters, and put a pattern under match.name.',
})
