import { defineLogCheck } from './define-log-check.ts'
import { awaitedMac } from './seed-cause.ts'

export const logDevicesMissing = defineLogCheck({
  code: 'log-devices-missing',
  title: 'The guest waited for a MAC that none of its NICs has',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  since: 'cloud-init 19.3',
  sources: [
    'cloud-init: stages.py (_wait_for_physdevs), net/__init__.py',
    'https://github.com/kubevirt/kubevirt/issues/10180',
    'https://github.com/canonical/cloud-init/issues/4260',
  ],
  kind: 'devices-missing',
  cause: awaitedMac,
  message: ({ devices }) =>
    `"Not all expected physical devices present": network-config wants MAC ${awaited(devices)}, no NIC of the guest has it, and cloud-init writes no network at all`,
  help: () =>
    'Write the MAC that the guest shows (ci-info, Hw-Address), in lower case and in quotes, and fix it in the VM spec; or match by name.',
})

/** Python's set of them: `{'02:00:00:aa:bb:01'}`; a number is a MAC that YAML read as base 60. */
const awaited = (devices = ''): string => (devices.match(/[0-9a-fA-F:]{2,60}/g) ?? []).slice(0, 8).join(', ')
