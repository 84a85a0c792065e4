import { entry } from '../../yaml/lookup.ts'
import type { Fault } from '../fault.ts'
import type { Link } from '../link.ts'
import { refuseVersion1 } from '../netplan/version1.ts'
import { emptyState } from '../network-state.ts'
import { at, keySpot, type MappingPlace, raise, startReading } from '../reading.ts'
import { checkEni } from '../renderer/eni.ts'
import { checkNetplanRenderer } from '../renderer/netplan.ts'
import { checkNetworkManager } from '../renderer/network-manager.ts'
import { checkNetworkd } from '../renderer/networkd.ts'
import { checkSysconfig } from '../renderer/sysconfig.ts'
import { readConfig } from './config.ts'
import { readLinks } from './links.ts'
import { checkLosses } from './losses.ts'

const version2Sections = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis']

/** Everything that happens to a version 1 document of `length` characters, and the links it describes. */
export const readVersion1 = (
  body: MappingPlace,
  length: number,
): { readonly faults: readonly Fault[]; readonly links: readonly Link[] } => {
  const reading = startReading(1, length)
  const state = emptyState()
  const config = at(body, 'config')
  if (config === undefined || config.node.kind === 'null') {
    const section = version2Sections.find((key) => entry(body.node, key) !== undefined)
    if (section === undefined) {
      raise(reading, 'nc-v1-config-absent', keySpot(body, config === undefined ? 'version' : 'config'))
    } else raise(reading, 'nc-v1-with-v2-sections', keySpot(body, section), { section })
    return { faults: reading.faults, links: [] }
  }
  readConfig(reading, state, config)
  checkNetplanRenderer(reading, state)
  checkNetworkd(reading, state, null)
  checkEni(reading, state)
  checkSysconfig(reading, state)
  checkNetworkManager(reading, state)
  refuseVersion1(reading, state)
  checkLosses(reading, state)
  return { faults: reading.faults, links: readLinks(reading, config, state) }
}
