import { routeName } from '../network-config/route-name.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const routeFamilyMismatch = defineFaultCheck({
  code: 'route-family-mismatch',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['netplan 0.106: parse.c ("IP family mismatch in route")'],
  message: (facts) =>
    `one end of ${routeName(facts)} is IPv4 and the other IPv6; the file is refused as a whole, so no network is configured`,
  help: () => 'Use a destination and a gateway of the same family.',
})
