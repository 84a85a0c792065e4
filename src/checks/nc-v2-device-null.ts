import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2DeviceNull = defineFaultCheck({
  code: 'nc-v2-device-null',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py', 'netplan 0.106: parse.c'],
  message: ({ entry, section }) => `"${entry}" in ${section} is not a mapping; no network is configured`,
  help: ({ entry }) => `Indent the settings of ${entry} under it, or write ${entry}: {}.`,
})
