import { defineFaultCheck, type FaultFacts } from './define-fault-check.ts'

export const gatewayMalformed = defineFaultCheck({
  code: 'gateway-malformed',
  severity: 'error',
  effect: 'setting-lost',
  step: 'address',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/network_state.py (writes a gateway as it is)'],
  message: (facts, applied) =>
    `"${facts.gateway}" is not ${wanted(facts)}; ${applied ? 'it is written as it is, so the guest gets no route by it' : 'the file is refused as a whole, so no network is configured'}`,
  help: () => 'Write the address of the router without a prefix length, such as 192.0.2.1.',
})

function wanted({ key }: FaultFacts): string {
  if (key === 'gateway4') return 'the bare IPv4 address that gateway4 takes'
  if (key === 'gateway6') return 'the bare IPv6 address that gateway6 takes'
  return 'a bare IP address, as a gateway must be'
}
