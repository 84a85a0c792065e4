import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2IdInTwoSections = defineFaultCheck({
  code: 'nc-v2-id-in-two-sections',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c'],
  message: ({ entry }) =>
    `the ID "${entry}" stands in two sections; the file is refused and no network is configured`,
  help: ({ entry }) =>
    `Give one of the two devices called ${entry} another ID, and change what refers to it.`,
})
