import { defineFaultCheck } from './define-fault-check.ts'

export const memberTwice = defineFaultCheck({
  code: 'member-twice',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: an interface has one bond or bridge'],
  message: ({ name, entry }) =>
    `"${name}" is a member of "${entry}" and already belongs to another bond or bridge above; the whole file is refused for it and no network is configured`,
  help: ({ name }) => `Leave "${name}" in one of the two.`,
})
