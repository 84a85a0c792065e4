import { defineLogCheck } from './define-log-check.ts'

export const logCloudInitOff = defineLogCheck({
  code: 'log-cloud-init-off',
  title: 'cloud-init is switched off in the guest',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: tools/ds-identify, systemd/cloud-init-generator.tmpl'],
  kind: 'cloud-init-off',
  message: ({ file, by }) =>
    file !== undefined || by === 'cloud-init=disabled'
      ? `cloud-init is disabled in this guest (by ${file ?? 'cloud-init=disabled on the kernel command line'}): no seed is read on this boot`
      : 'ds-identify found no datasource, no volume labelled cidata among them, and disabled cloud-init: no seed is read on this boot',
  help: ({ file, by }) =>
    file !== undefined || by === 'cloud-init=disabled'
      ? 'Remove the file or the kernel argument from the image.'
      : 'Attach the cloud-init disk on a bus that the guest has a driver for, and label it cidata.',
})
