import type { Vm } from '../kubevirt/vm.ts'
import type { VmInterface } from '../kubevirt/vm-interface.ts'
import type { Forecast } from './forecast.ts'
import type { ForecastLink, Restart } from './forecast-link.ts'

/**
 * Each NIC of a VM once more, with the next pod: seed and spec stay as they are, a MAC that the spec leaves open is
 * another, and a disk that outlives the pod keeps what its first boot wrote.
 */
export const withRestart = ({ networkSource, links }: Forecast, vm: Vm | null): Forecast => ({
  networkSource,
  links: links.map((link) => {
    const nic = vm?.interfaces.find(({ name }) => name === link.vmInterface)
    return vm && nic ? { ...link, restart: restartOf(link, nic, networkSource, vm.rootDisk) } : link
  }),
})

function restartOf(
  link: ForecastLink,
  nic: VmInterface,
  source: Forecast['networkSource'],
  disk: Vm['rootDisk'],
): Restart {
  if (link.outcome === 'down') return stillDown(disk)
  if (source === 'none' || source === 'disabled')
    return { outcome: 'unknown', why: 'what the disk holds decides' }
  if (nic.normalMac !== null) return withItsMac(link, disk)
  if (link.appliesBy === 'MAC')
    return { outcome: 'down', why: 'the next pod brings another MAC, and the entry wants the present one' }
  if (source === 'fallback') return onFallback(link, nic, disk)
  return link.entry === undefined ? { outcome: 'unknown', why: link.why } : byName(link)
}

/** The instance-id is recorded before the network is written: even after an exception the seed counts as applied. */
const stillDown = (disk: Vm['rootDisk']): Restart => ({
  outcome: 'down',
  why:
    disk === 'fresh'
      ? 'the next pod does the same again, with the seed as it is then'
      : 'nothing changes by itself; the disk takes a corrected seed with another instance-id only',
})

const withItsMac = ({ outcome }: ForecastLink, disk: Vm['rootDisk']): Restart => ({
  outcome,
  why:
    disk === 'fresh'
      ? 'its MAC is fixed, and each pod applies the seed anew'
      : 'its MAC is fixed, and the disk keeps this network until the instance-id changes',
})

const byName = ({ outcome }: ForecastLink): Restart => ({
  outcome,
  why: 'the next pod brings another MAC, which the entry does not ask for',
})

function onFallback({ outcome }: ForecastLink, { binding }: VmInterface, disk: Vm['rootDisk']): Restart {
  if (disk === 'fresh')
    return { outcome, why: 'the disk is fresh in each pod, so the fallback takes the MAC that it finds' }
  const doubt = binding === 'sriov' ? 'whether the network gives the same MAC again' : undefined
  const open = doubt ?? (disk === 'unknown' ? 'whether the disk outlives the pod' : undefined)
  if (open !== undefined) return { outcome: 'unknown', why: `${open} would settle it` }
  return {
    outcome: outcome === 'up' ? 'down' : outcome,
    why: 'the next pod brings another MAC, and the disk remembers that of the first boot',
  }
}
