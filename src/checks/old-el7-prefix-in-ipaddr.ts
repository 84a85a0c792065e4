import { at, stringAt } from '../network-config/reading.ts'
import { defineReleaseCheck } from './define-release-check.ts'
import { placeOf, subnetsOf } from './network-place.ts'

export const oldEl7PrefixInIpaddr = defineReleaseCheck({
  code: 'old-el7-prefix-in-ipaddr',
  title: 'An address with a prefix and no netmask is dead on CentOS 7',
  until: [17, 1, 0],
  before: { severity: 'error', effect: 'no-address' },
  sources: ['cloud-init 0.7.9: net/sysconfig.py', 'https://github.com/canonical/cloud-init/issues/3176'],
  *find(subject) {
    for (const subnet of subnetsOf(subject)) {
      const address = at(subnet, 'address')
      const text = stringAt(address)
      if (!address || !text?.includes('/') || text.includes(':') || at(subnet, 'netmask')) continue
      yield { at: placeOf(subject, address, 'value'), args: { address: text } }
    }
  },
  message: ({ address }) =>
    `cloud-init 0.7.9 (CentOS 7) copies ${address} with its prefix into IPADDR, which the init scripts do not take; the address is never set`,
  help: ({ address }) =>
    `For such a guest write address: ${`${address}`.split('/')[0]} and the netmask as a key of its own; newer ones read both.`,
})
