import { defineFaultCheck } from './define-fault-check.ts'

export const dhcpOverridesDiffer = defineFaultCheck({
  code: 'dhcp-overrides-differ',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: networkd.c'],
  message: ({ key }) =>
    `${key} differs between dhcp4-overrides and dhcp6-overrides; the file is refused and no network is configured`,
  help: ({ key }) => `Set ${key} to one value in dhcp4-overrides and dhcp6-overrides.`,
})
