import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2IdMalformed = defineFaultCheck({
  code: 'nc-v2-id-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c'],
  message: ({ id, value }) =>
    `"${id ?? value}" is not a ${id === undefined ? 'name' : 'device ID'} that netplan accepts; the file is refused and no network is configured`,
  help: ({ id }) =>
    id === undefined
      ? 'Use visible ASCII characters without blanks.'
      : 'Use a plain ID of visible ASCII characters, and put a pattern under match.name.',
})
