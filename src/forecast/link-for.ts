import type { VmInterface } from '../kubevirt/vm-interface.ts'
import type { Link } from '../network-config/link.ts'
import { globMatches } from './glob.ts'

/** Which entry of network-config applies to a NIC, and by what. */
export type Application =
  | { readonly status: 'applies'; readonly link: Link; readonly by: Criterion }
  | { readonly status: 'unsettled'; readonly link: Link; readonly by: Criterion; readonly why: string }
  | { readonly status: 'none' }

export type Criterion = 'name' | 'MAC' | 'driver'

/** The more an entry says about its NIC, the sooner it is asked. */
const criteria: readonly Criterion[] = ['MAC', 'name', 'driver']

const unsettledBy: Readonly<Record<Criterion, string>> = {
  MAC: 'the VM fixes no MAC, the entry wants one',
  name: 'its name in the guest cannot be predicted',
  driver: 'its driver in the guest cannot be predicted',
}

/** As cloud-init and netplan match: a MAC where the entry names one, else a name or its glob, else a driver. */
export function linkFor(nic: VmInterface, links: readonly Link[]): Application {
  const physical = links.filter(({ kind }) => kind === 'physical')
  const ranked = criteria.flatMap((by) =>
    physical.filter((link) => criterionOf(link) === by).map((link) => ({ link, by, fits: fits(link, nic) })),
  )
  const sure = ranked.find(({ fits }) => fits === true)
  if (sure) return { status: 'applies', link: sure.link, by: sure.by }
  const open = ranked.find(({ fits }) => fits === undefined)
  return open
    ? { status: 'unsettled', link: open.link, by: open.by, why: unsettledBy[open.by] }
    : { status: 'none' }
}

/**
 * The entry that a check may hold against this NIC: it applies, or whatever the NIC is called there is no other entry
 * and no other NIC.
 */
export function certainLinkFor(
  nic: VmInterface,
  links: readonly Link[],
  interfaces: readonly VmInterface[],
): Link | undefined {
  const found = linkFor(nic, links)
  if (found.status === 'none') return undefined
  const onlyPair = interfaces.length === 1 && links.filter(({ kind }) => kind === 'physical').length === 1
  return found.status === 'applies' || onlyPair ? found.link : undefined
}

const criterionOf = ({ mac, matchName, matchDrivers }: Link): Criterion => {
  if (mac !== null) return 'MAC'
  return matchName === null && matchDrivers.length > 0 ? 'driver' : 'name'
}

/** All that the entry asks for must hold; `undefined` where the spec leaves one of them open. */
function fits(link: Link, nic: VmInterface): boolean | undefined {
  const answers = [macFits(link, nic), nameFits(link, nic), driverFits(link, nic)]
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

function macFits({ mac }: Link, { normalMac, statusMac }: VmInterface): boolean | undefined {
  if (mac === null) return true
  if (mac.normal === null) return false
  const own = normalMac ?? statusMac
  return own === null ? undefined : own === mac.normal
}

/** An entry without a match is for the NIC of its own name; `match.name` may be a glob. */
function nameFits(
  { mac, matchName, matchDrivers, matchesAny, name }: Link,
  { guestName }: VmInterface,
): boolean | undefined {
  if (matchesAny) return true
  if (matchName === null && (mac !== null || matchDrivers.length > 0)) return true
  if (guestName === null) return undefined
  return matchName === null ? name === guestName : globMatches(matchName, guestName)
}

function driverFits({ matchDrivers }: Link, { driver }: VmInterface): boolean | undefined {
  if (matchDrivers.length === 0) return true
  return driver === null ? undefined : matchDrivers.some((glob) => globMatches(glob, driver))
}
