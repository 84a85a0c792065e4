import type { NetworkState } from '../network-state.ts'
import { isTruthy, keyOf } from '../python-value.ts'
import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  type Place,
  type Reading,
  raise,
  spotOf,
} from '../reading.ts'
import { bond, bridge, physical, vlan } from './devices.ts'
import { checkEntryKeys } from './entry-keys.ts'
import { applyInterfaceDns, type DnsByInterface, nameserver, route } from './services.ts'
import { checkWait } from './wait.ts'

/** Reads `config` of version 1 as cloud-init's physical-device wait and state parser do, entry by entry. */
export const readConfig = (reading: Reading, state: NetworkState, config: Place): void => {
  if (config.node.kind !== 'sequence') {
    if (!((config.node.kind === 'mapping' || config.node.kind === 'string') && !isTruthy(config.node))) {
      raise(reading, 'nc-config-not-list', config)
    }
    return
  }
  const dns: DnsByInterface = new Map()
  for (const item of itemsOf(reading, config)) readEntry(reading, state, dns, item)
  applyInterfaceDns(reading, state, dns)
}

type Handler = (reading: Reading, state: NetworkState, entry: MappingPlace, type: string) => void

const devices = new Map<string, Handler>([
  ['physical', physical],
  ['loopback', physical],
  ['infiniband', physical],
  ['bond', bond],
  ['bridge', bridge],
  ['vlan', vlan],
])

/** The plural names reach version 2's handlers, which find no devices in an entry; `wifis` only warns. */
const isVersion2Section = (type: string): boolean => ['ethernets', 'bonds', 'bridges', 'vlans'].includes(type)

const readEntry = (reading: Reading, state: NetworkState, dns: DnsByInterface, item: Place): void => {
  if (!isMapping(item)) {
    raise(reading, 'nc-v1-entry-not-mapping', item)
    return
  }
  const type = at(item, 'type')
  if (type === undefined || type.node.kind === 'null' || keyOf(type.node) === null) {
    raise(reading, 'nc-v1-type-missing', type ?? item)
    return
  }
  dispatch(reading, state, dns, item, type)
}

const dispatch = (
  reading: Reading,
  state: NetworkState,
  dns: DnsByInterface,
  entry: MappingPlace,
  type: Place,
): void => {
  const name = type.node.kind === 'string' ? type.node.value : ''
  const handler = devices.get(name)
  if (handler !== undefined) {
    if (name === 'physical' && !checkWait(reading, entry)) return
    if (!checkEntryKeys(reading, entry, name)) return
    handler(reading, state, entry, name)
  } else if (name === 'nameserver' || name === 'route') {
    if (!checkEntryKeys(reading, entry, name)) return
    if (name === 'route') route(reading, state, entry)
    else nameserver(reading, state, dns, entry)
  } else if (name !== 'wifis') {
    raise(reading, 'nc-v1-type-unknown', spotOf(type), { type: name, section: isVersion2Section(name) })
  }
}
