import { defineLogCheck } from './define-log-check.ts'
import { brokenFile } from './seed-cause.ts'

export const logYamlBlob = defineLogCheck({
  code: 'log-yaml-blob',
  title: 'A file of the seed is no YAML, says the guest',
  severity: 'error',
  effect: 'part-dropped',
  step: 'yaml',
  sources: [
    'cloud-init: util.py (load_yaml)',
    'https://github.com/UntouchedWagons/Ubuntu-CloudInit-Docs/issues/19',
    'https://github.com/canonical/cloud-init/issues/3011',
  ],
  kind: 'yaml-blob',
  cause: brokenFile,
  message: ({ line, column }) =>
    `"Failed loading yaml blob": a file of the seed is not YAML${line === undefined ? '' : ` at its line ${line}, column ${column}`}, and the guest drops that whole file: user-data is then without effect, network-config gives way to DHCP on one NIC`,
  help: ({ line }) =>
    line === undefined
      ? 'Give the seed to inspect; it shows the file and the line.'
      : `Look at line ${line} of user-data and of network-config; or give the seed to inspect, which shows the file.`,
})
