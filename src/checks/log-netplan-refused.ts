import { defineLogCheck } from './define-log-check.ts'

export const logNetplanRefused = defineLogCheck({
  code: 'log-netplan-refused',
  title: 'netplan refused the configuration in the guest',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  sources: ['netplan: src/parse.c, src/error.c', 'https://github.com/canonical/cloud-init/issues/3691'],
  kind: 'netplan-refused',
  message: ({ file, line, what }) =>
    `netplan refused ${file ?? 'its configuration'} at line ${line ?? '?'} ("${what ?? 'error'}"): it configures nothing of what all its files say`,
  help: ({ file }) =>
    file?.includes('cloud-init') === true
      ? 'cloud-init wrote this file from the network-config of the seed: correct it there (inspect the seed), and change the instance-id.'
      : 'This file is not from cloud-init: it is in the image, or somebody wrote it in the guest.',
})
