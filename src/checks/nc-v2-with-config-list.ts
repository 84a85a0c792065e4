import { defineFaultCheck } from './define-fault-check.ts'
import { versionOfBody, versionRemedy } from './network-place.ts'

export const ncV2WithConfigList = defineFaultCheck({
  code: 'nc-v2-with-config-list',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: [
    'cloud-init: net/network_state.py ("No handler found for command \'config\'")',
    'netplan 0.106: unknown key "config"',
    'https://github.com/canonical/cloud-init/issues/3024',
  ],
  message: () =>
    '"config" is the body of version 1, under a header that says version 2; netplan refuses the file and every other renderer raises, so no network is configured',
  help: () =>
    'Write version: 1 above the config list, or turn the list into version 2 sections such as ethernets.',
  fix: (_, __, subject) =>
    versionOfBody(subject.networkConfig.body ?? undefined) === 1 ? versionRemedy(subject, 1) : undefined,
})
