import { defineFaultCheck } from './define-fault-check.ts'

export const vlanLinkUndefined = defineFaultCheck({
  code: 'vlan-link-undefined',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: every interface that is referred to must be defined'],
  message: ({ name }) =>
    `the VLAN runs on "${name}", which no entry of this file defines; the whole file is refused for it and no network is configured`,
  help: ({ name }) =>
    `Add an entry for "${name}" (version 2: under ethernets, version 1: type physical), or correct link.`,
})
