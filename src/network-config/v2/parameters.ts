import { isTruthy, textOf } from '../python-value.ts'
import {
  at,
  fieldsOf,
  isMapping,
  type MappingPlace,
  misfitSpot,
  type Place,
  type Reading,
  raise,
} from '../reading.ts'

/** Parameter of version 2 -> the option that the renderers read; any other name raises. */
const options: Readonly<Record<'bond' | 'bridge', ReadonlyMap<string, string>>> = {
  bond: new Map([
    ['ad-select', 'bond-ad-select'],
    ['all-slaves-active', 'bond-all-slaves-active'],
    ['arp-all-targets', 'bond-arp-all-targets'],
    ['arp-interval', 'bond-arp-interval'],
    ['arp-ip-target', 'bond-arp-ip-target'],
    ['arp-validate', 'bond-arp-validate'],
    ['down-delay', 'bond-downdelay'],
    ['fail-over-mac-policy', 'bond-fail-over-mac'],
    ['lacp-rate', 'bond-lacp-rate'],
    ['learn-packet-interval', 'bond-learn-packet-interval'],
    ['mii-monitor-interval', 'bond-miimon'],
    ['min-links', 'bond-min-links'],
    ['mode', 'bond-mode'],
    ['gratuitous-arp', 'bond-num-grat-arp'],
    ['packets-per-slave', 'bond-packets-per-slave'],
    ['primary', 'bond-primary'],
    ['primary-reselect-policy', 'bond-primary-reselect'],
    ['up-delay', 'bond-updelay'],
    ['transmit-hash-policy', 'bond-xmit-hash-policy'],
  ]),
  bridge: new Map([
    ['ageing-time', 'bridge_ageing'],
    ['priority', 'bridge_bridgeprio'],
    ['forward-delay', 'bridge_fd'],
    ['hello-time', 'bridge_hello'],
    ['max-age', 'bridge_maxage'],
    ['path-cost', 'bridge_pathcost'],
    ['port-priority', 'bridge_portprio'],
    ['stp', 'bridge_stp'],
  ]),
}

/** netplan's old misspelling, which cloud-init takes for both kinds of device. */
const MISSPELT = 'gratuitious-arp'

export const readParameters = (
  reading: Reading,
  device: MappingPlace,
  kind: 'bond' | 'bridge',
): ReadonlyMap<string, Place> => {
  const result = new Map<string, Place>()
  const parameters = at(device, 'parameters')
  if (parameters === undefined) return result
  if (!isMapping(parameters)) {
    raise(reading, 'parameters-not-mapping', misfitSpot(parameters))
    return result
  }
  for (const { name, key, value } of fieldsOf(reading, parameters)) {
    const text = name.kind === 'string' ? name.value : ''
    if (text === MISSPELT && !isTruthy(value.node)) continue
    const option = options[kind].get(text === MISSPELT ? 'gratuitous-arp' : text)
    if (option === undefined) raise(reading, `${kind}-parameter-unknown`, key, { key: textOf(name) })
    else result.set(option, value)
  }
  return result
}
