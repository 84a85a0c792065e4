import type { Vm } from '../kubevirt/vm.ts'
import type { VmInterface } from '../kubevirt/vm-interface.ts'
import type { ForecastLink } from './forecast-link.ts'
import { leasedAddresses } from './masquerade.ts'

/**
 * cloud-init's fallback: DHCP on one NIC (`eth0` first, then natural order), bound to the MAC it has on the first boot;
 * the others are left alone. From 24.1 on it asks for IPv6 as well.
 */
export function fallbackLinks(vm: Vm | null): readonly ForecastLink[] {
  if (!vm) {
    const why = 'cloud-init makes up DHCP for one NIC of its own choice, bound to its MAC'
    return [
      { name: null, mac: null, vmInterface: null, method: 'dhcp', addresses: [], outcome: 'unknown', why },
    ]
  }
  const { interfaces } = vm
  if (interfaces.length > 1 && interfaces.some(({ guestName }) => guestName === null))
    return interfaces.map(perhapsChosen)
  const chosen = firstByName(interfaces)
  return interfaces.map((nic) => (nic === chosen ? chosenLink(nic) : leftAlone(nic)))
}

/** cloud-init sorts as people do, by the numbers in the names. */
function firstByName(interfaces: readonly VmInterface[]): VmInterface | undefined {
  const { compare } = new Intl.Collator('en', { numeric: true })
  return [...interfaces].sort((a, b) => compare(a.guestName ?? '', b.guestName ?? ''))[0]
}

const perhapsChosen = (nic: VmInterface): ForecastLink => ({
  ...chosenLink(nic),
  outcome: 'unknown',
  why: 'the fallback configures one NIC only, and the names that decide which cannot be predicted',
})

const chosenLink = (nic: VmInterface): ForecastLink => ({
  name: nic.guestName,
  mac: nic.normalMac ?? nic.statusMac,
  vmInterface: nic.name,
  method: 'dhcp',
  addresses: leasedAddresses(nic),
  outcome: 'up',
  why: 'fallback DHCP, for the MAC of the first boot only',
})

const leftAlone = (nic: VmInterface): ForecastLink => ({
  name: nic.guestName,
  mac: nic.normalMac ?? nic.statusMac,
  vmInterface: nic.name,
  method: 'none',
  addresses: [],
  outcome: 'down',
  why: 'the fallback configures one NIC only',
})
