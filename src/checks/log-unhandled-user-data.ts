import { defineLogCheck } from './define-log-check.ts'
import { unhandledPart } from './seed-cause.ts'

export const logUnhandledUserData = defineLogCheck({
  code: 'log-unhandled-user-data',
  title: 'Nothing in the guest handles the user-data',
  severity: 'error',
  effect: 'part-dropped',
  sources: [
    'cloud-init: handlers/__init__.py (walker_callback)',
    'https://github.com/canonical/cloud-init/issues/4239',
    'https://github.com/hetznercloud/terraform-provider-hcloud/issues/150',
  ],
  kind: 'user-data-unhandled',
  cause: unhandledPart,
  message: ({ type }) =>
    `"Unhandled ... userdata": the guest does not recognise the user-data (${type}) and drops all of it; its first line is no header such as #cloud-config, or it is still encoded in base64`,
  help: () =>
    'Let user-data begin with #cloud-config (no byte order mark, no comment, no blank after the #), and encode it once less if it is base64.',
})
