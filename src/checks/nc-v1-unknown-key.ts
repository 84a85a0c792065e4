import { heldAt, renamed } from '../fixes/entries.ts'
import { wrongNames } from '../network-config/wrong-names.ts'
import { isSpelling, suggest } from '../schema/suggest.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const deviceKeys = ['name', 'mac_address', 'mtu', 'subnets', 'accept-ra', 'params', 'wakeonlan']
const memberKeys = ['bond_interfaces', 'bridge_interfaces', 'vlan_id', 'vlan_link']
const addressKeys = ['address', 'netmask', 'gateway', 'destination', 'metric', 'search', 'interface']
const keys = [...deviceKeys, ...memberKeys, ...addressKeys]

/** Keys of a subnet or of version 2, which people write into the entry itself. */
const misplaced = new Set([...keys, 'dns_nameservers', 'dns_search', 'control', 'routes', 'dhcp4', 'dhcp6'])
const ofVersion2 = new Set(['addresses', 'gateway4', 'gateway6', 'nameservers', 'match', 'set-name', 'link'])

const meantBy = (key: string): string | undefined =>
  (Object.hasOwn(wrongNames[1], key) ? wrongNames[1][key] : undefined) ?? suggest(key, keys)

const isSetting = (key: string): boolean =>
  misplaced.has(key) || ofVersion2.has(key) || meantBy(key) !== undefined

export const ncV1UnknownKey = defineFaultCheck({
  code: 'nc-v1-unknown-key',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py', 'cloud-init: schemas/schema-network-config-v1.json'],
  weigh: ({ args: { key } }) => (isSetting(`${key}`) ? 'error' : 'warning'),
  message: ({ key, type }) =>
    `nothing reads "${key}" in an entry of type "${type}"; cloud-init leaves it out without a message`,
  help: ({ key }) => {
    const meant = meantBy(`${key}`)
    if (meant) return `Write ${meant} instead of ${key}.`
    return misplaced.has(`${key}`)
      ? 'Move the setting to where it is read: an address, a gateway and DHCP belong under subnets.'
      : 'Remove the key, or write the file as version 2 if it is one of its settings.'
  },
  // Safe where only the spelling differs: another word is a guess.
  fix: ({ key }, spot) => {
    const meant = meantBy(`${key}`)
    const held = meant === undefined ? undefined : heldAt(spot)
    return held && meant !== undefined
      ? { title: `Write ${meant}`, safe: isSpelling(`${key}`, meant), changes: renamed(held, meant) }
      : undefined
  },
})
