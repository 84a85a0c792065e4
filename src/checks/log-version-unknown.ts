import { defineLogCheck } from './define-log-check.ts'
import { wrongVersion } from './seed-cause.ts'

export const logVersionUnknown = defineLogCheck({
  code: 'log-version-unknown',
  title: 'The guest does not know the version of network-config',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  since: 'cloud-init 19.3',
  sources: ['cloud-init: net/network_state.py (parse_net_config_data)'],
  kind: 'version-unknown',
  cause: wrongVersion,
  message: ({ version }) =>
    `"Unknown network config version: ${version}": network-config names no version that cloud-init knows; it raises an exception and writes no network`,
  help: () => 'Write version: 1 or version: 2, without quotes, at the top of network-config.',
})
