import type { Fault } from '../fault.ts'
import type { Link } from '../link.ts'
import { refuseDocument } from '../netplan/document.ts'
import { emptyState } from '../network-state.ts'
import { type MappingPlace, startReading } from '../reading.ts'
import { checkEni } from '../renderer/eni.ts'
import { checkNetworkManager } from '../renderer/network-manager.ts'
import { checkNetworkd } from '../renderer/networkd.ts'
import { checkSysconfig } from '../renderer/sysconfig.ts'
import { readLinks } from './links.ts'
import { checkLosses } from './losses.ts'
import { readSections } from './sections.ts'

/** Everything that happens to a version 2 document of `length` characters, and the links it describes. */
export const readVersion2 = (
  body: MappingPlace,
  length: number,
): { readonly faults: readonly Fault[]; readonly links: readonly Link[] } => {
  const reading = startReading(2, length)
  const state = emptyState()
  readSections(reading, state, body)
  checkNetworkd(reading, state, body)
  checkEni(reading, state)
  checkSysconfig(reading, state)
  checkNetworkManager(reading, state)
  refuseDocument(reading, body, new Map())
  checkLosses(reading, body)
  return { faults: reading.faults.map(byCause), links: readLinks(reading, body) }
}

/** A name that is no text came from `set-name`, when it stands there. */
const byCause = (fault: Fault): Fault =>
  fault.code === 'name-not-text' && fault.path.at(-1) === 'set-name'
    ? { ...fault, code: 'nc-v2-set-name-not-text' }
    : fault
