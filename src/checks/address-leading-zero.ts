import { deletion } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const addressLeadingZero = defineFaultCheck({
  code: 'address-leading-zero',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: [
    "cloud-init: net/network_state.py (Python's ipaddress)",
    'netplan 0.106: parse.c ("malformed address")',
  ],
  message: ({ address }) =>
    `"${address}" is not an IPv4 address for the guest, because a number in it begins with 0; the file is refused as a whole, so no network is configured`,
  help: () => 'Remove the leading zeros: 192.0.2.10, not 192.0.2.010.',
  // Some programs read such a number as octal.
  fix: (_, { source, range }) => {
    const zeros = source.text.slice(range.start, range.end).matchAll(/(?<![\d/])0+(?=\d)/g)
    const changes = Array.from(zeros, ({ 0: { length }, index }) =>
      deletion(source, range.start + index, range.start + index + length),
    )
    return { title: 'Leave the zeros out', safe: false, changes }
  },
})
