import type { Fault } from './fault.ts'
import type { FaultCode } from './fault-codes.ts'

/** Two programs stumble over one value, each in its own way; the name that tells the remedy covers the others. */
const covers: Partial<Record<FaultCode, readonly FaultCode[]>> = {
  'address-not-text': ['address-malformed', 'nc-v2-wrong-kind'],
  'address-octet-too-big': ['address-malformed'],
  'address-leading-zero': ['address-malformed'],
  'gateway-not-text': ['gateway-malformed', 'nc-v2-wrong-kind'],
  'gateway-malformed': ['nc-v2-wrong-kind'],
  'mac-malformed': ['nc-v2-wrong-kind'],
  'dns-not-list': ['dns-not-text'],
  'dns-not-text': ['dns-server-malformed', 'nc-v2-wrong-kind'],
  'route-without-destination': ['address-malformed', 'nc-v2-wrong-kind'],
  'route-metric-malformed': ['nc-v2-wrong-kind'],
  'members-not-list': ['member-undefined', 'name-not-text'],
  'name-not-text': ['member-undefined'],
  'nc-v2-set-name-not-text': ['nc-v2-wrong-kind'],
  'nc-v2-renderer-in-section': ['nc-v2-value-not-allowed'],
  'bridge-stp-malformed': ['nc-v2-value-not-allowed', 'nc-v2-wrong-kind'],
  'bridge-pathcost-malformed': ['bridge-path-cost-not-mapping'],
  'bridge-path-cost-not-mapping': ['bridge-pathcost-list'],
  'vlan-id-malformed': ['nc-v2-wrong-kind'],
  'vlan-link-undefined': ['vlan-link-missing'],
  'vlan-link-missing': ['nc-v2-wrong-kind'],
}

/** Gives the faults at one place that have one cause one code, and the facts that go with it. */
export const byCause = (faults: readonly Fault[]): readonly Fault[] => {
  const places = new Map<string, Map<FaultCode, Fault>>()
  for (const fault of faults) {
    const place = JSON.stringify(fault.path)
    const codes = places.get(place) ?? new Map<FaultCode, Fault>()
    if (!codes.has(fault.code)) codes.set(fault.code, fault)
    places.set(place, codes)
  }
  return faults.map((fault) => {
    const codes = places.get(JSON.stringify(fault.path))
    const cause = [...(codes?.values() ?? [])].find(({ code }) => covers[code]?.includes(fault.code))
    return cause === undefined ? fault : { ...cause, effect: fault.effect, renderers: fault.renderers }
  })
}
