import { defineLogCheck } from './define-log-check.ts'

export const logSchemaNotice = defineLogCheck({
  code: 'log-schema-notice',
  title: "A file of the seed does not fit cloud-init's schema, and is applied all the same",
  severity: 'info',
  effect: 'schema-only',
  since: 'cloud-init 23.4',
  sources: [
    'cloud-init: config/schema.py',
    'https://github.com/lxc/incus/issues/680',
    'https://github.com/canonical/cloud-init/issues/5769',
    'https://github.com/canonical/cloud-init/issues/4710',
  ],
  kind: 'schema-notice',
  message: ({ file, checked }) =>
    `the guest says that ${nameOf(file ?? checked)} does not fit the schema ("${file ? `Invalid ${file} provided` : `${checked} failed schema validation!`}"); the schema is stricter than the code, and the file is applied all the same`,
  help: () =>
    'This is not what keeps a NIC down. sudo cloud-init schema --system tells in the guest which key it means.',
})

const nameOf = (what: string | undefined): string =>
  what === 'cloud-config' ? 'user-data' : 'network-config'
