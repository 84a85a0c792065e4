import { defineFaultCheck } from './define-fault-check.ts'

export const ncNotMapping = defineFaultCheck({
  code: 'nc-not-mapping',
  severity: 'error',
  effect: 'fallback',
  step: 'shape',
  sources: ['cloud-init: DataSourceNoCloud.py, util.py (load_yaml)', 'cloud-init: stages.py'],
  message: ({ kind, wrapped }) =>
    wrapped
      ? `"network" holds ${kind} where a mapping belongs; cloud-init raises and writes no network at all`
      : `network-config is ${kind} and no mapping; cloud-init drops it with a warning and runs DHCP on a NIC that it picks itself`,
  help: ({ kind }) =>
    kind === 'a list'
      ? 'Write version: 1 and config: above the list.'
      : 'Write a mapping with version: 2 and ethernets, each key on its own line and followed by a colon and a blank; the formats of /etc/network/interfaces (ENI), ifcfg and NetworkManager are not read here.',
})
