import { defineFaultCheck } from './define-fault-check.ts'

export const dhcp4QuotedFalse = defineFaultCheck({
  code: 'dhcp4-quoted-false',
  severity: 'error',
  effect: 'setting-lost',
  elsewhere: 'error',
  sources: [
    'cloud-init: net/network_state.py',
    'https://github.com/canonical/cloud-init/issues/3815',
    'https://github.com/NetApp/ez-rancher/pull/26',
  ],
  message: ({ key, value }) =>
    `${key} is the text "${value}", which Python takes for true; DHCP is switched on`,
  help: ({ key }) => `Write ${key}: false, without quotes.`,
  fix: () => ({ title: 'Write false without quotes', safe: true, replacement: 'false' }),
})
