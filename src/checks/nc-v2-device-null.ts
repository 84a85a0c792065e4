import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2DeviceNull = defineFaultCheck({
  code: 'nc-v2-device-null',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py', 'netplan 0.106: parse.c'],
  message: ({ entry, section, glued }) =>
    glued
      ? `"${entry}" in ${section} is one text and no mapping, because no plain space follows the colon of "${glued}:"; no network is configured`
      : `"${entry}" in ${section} is not a mapping; no network is configured`,
  help: ({ entry, glued }) =>
    glued
      ? `Write a space behind ${glued}: (a no-break blank is none).`
      : `Indent the settings of ${entry} under it, or write ${entry}: {}.`,
})
