import { defineFaultCheck } from './define-fault-check.ts'

const vlan = (entry: unknown): string => (entry === undefined ? 'this VLAN' : `VLAN "${entry}"`)

export const vlanLinkMissing = defineFaultCheck({
  code: 'vlan-link-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: a VLAN needs a link', 'cloud-init: net/network_manager.py, net/networkd.py'],
  message: ({ entry }) =>
    `${vlan(entry)} has no link, the interface that it runs on; the file is given up for it and no network is configured`,
  help: () => 'Add link with the ID of the interface below the VLAN (version 1: vlan_link with its name).',
})
