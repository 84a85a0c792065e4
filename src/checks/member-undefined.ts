import { defineFaultCheck } from './define-fault-check.ts'

export const memberUndefined = defineFaultCheck({
  code: 'member-undefined',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: [
    'netplan 0.106: every interface that is referred to must be defined',
    'cloud-init: net/eni.py, net/network_manager.py (KeyError None), net/sysconfig.py',
  ],
  message: ({ name }) =>
    `"${name}" is used here, but no entry of this file defines it; the file is given up for it and no network is configured`,
  help: ({ name }) =>
    `Add an entry for "${name}" (version 2: under ethernets, version 1: type physical), or correct the name.`,
})
