import { defineFaultCheck } from './define-fault-check.ts'

const vlan = (entry: unknown): string => (entry === undefined ? 'this VLAN' : `VLAN "${entry}"`)

export const vlanIdMissing = defineFaultCheck({
  code: 'vlan-id-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: [
    'netplan 0.106: a VLAN needs an id',
    'cloud-init: net/sysconfig.py, net/networkd.py (skips the VLAN)',
  ],
  message: ({ entry }) =>
    `${vlan(entry)} has no id; the file is given up for it and no network is configured`,
  help: () => 'Add id with the number of the VLAN (version 1: vlan_id).',
})
