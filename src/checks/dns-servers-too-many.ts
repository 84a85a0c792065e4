import { defineFaultCheck } from './define-fault-check.ts'

export const dnsServersTooMany = defineFaultCheck({
  code: 'dns-servers-too-many',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/sysconfig.py', 'https://github.com/canonical/cloud-init/issues/2822'],
  message: ({ limit }) =>
    `this is nameserver number ${Number(limit) + 1} of the device; resolv.conf gets the first ${limit} and the rest is dropped`,
  help: ({ limit }) => `Keep the ${limit} nameservers that matter most, in their order.`,
})
