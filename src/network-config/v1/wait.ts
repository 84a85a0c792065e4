import { isTruthy } from '../python-value.ts'
import { at, isMapping, type MappingPlace, type Reading, raise, spotOf } from '../reading.ts'

/**
 * cloud-init lists the physical entries with a MAC before it parses anything; `false` when listing this entry
 * raises.
 */
export const checkWait = (reading: Reading, entry: MappingPlace): boolean => {
  const mac = at(entry, 'mac_address')
  if (mac === undefined || !isTruthy(mac.node)) return true
  const params = at(entry, 'params')
  if (params !== undefined && !isMapping(params)) return true
  const described = isMapping(params) && isSet(params, 'driver') && isSet(params, 'device_id')
  const name = at(entry, 'name')
  if (described || name?.node.kind === 'string') return true
  raise(reading, 'nc-v1-name-missing', name ?? spotOf(mac))
  return false
}

const isSet = (mapping: MappingPlace, key: string): boolean => isTruthy(at(mapping, key)?.node)
