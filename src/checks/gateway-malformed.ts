import { heldAt, renamed } from '../fixes/entries.ts'
import { deletion } from '../fixes/tokens.ts'
import { isPythonIpv4, isPythonIpv6 } from '../network-config/ip-address.ts'
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
  fix: ({ gateway, key }, spot) => {
    const [address = '', prefix] = `${gateway}`.split('/')
    const isOther = key === 'gateway4' ? isPythonIpv6(address) : key === 'gateway6' && isPythonIpv4(address)
    const held = isOther && prefix === undefined ? heldAt(spot) : undefined
    const other = key === 'gateway4' ? 'gateway6' : 'gateway4'
    if (held) return { title: `Write ${other}`, safe: true, changes: renamed(held, other) }
    const slash = spot.source.text.slice(spot.range.start, spot.range.end).indexOf('/')
    if (isOther || prefix === undefined || !(isPythonIpv4(address) || isPythonIpv6(address))) return undefined
    const from = spot.range.start + slash
    return {
      title: 'Leave the prefix out',
      safe: true,
      changes: [deletion(spot.source, from, from + 1 + prefix.length)],
    }
  },
})

function wanted({ key }: FaultFacts): string {
  if (key === 'gateway4') return 'the bare IPv4 address that gateway4 takes'
  if (key === 'gateway6') return 'the bare IPv6 address that gateway6 takes'
  return 'a bare IP address, as a gateway must be'
}
