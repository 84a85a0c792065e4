import { isNic } from '../log/observed-link.ts'
import { defineCheck } from './define-check.ts'
import { inLog } from './log-place.ts'

export const vmMacNotInGuest = defineCheck({
  code: 'vm-mac-not-in-guest',
  title: 'An interface of the VM is not among the NICs of the guest',
  severity: 'warning',
  effect: 'none',
  needs: ['serial-log', 'vm'],
  sources: ['cloud-init: netinfo.py (Hw-Address)', 'KubeVirt: spec.domain.devices.interfaces'],
  *find({ log, vm }) {
    const nics = (log?.links ?? []).filter(({ mac, ...link }) => mac !== null && isNic(link))
    if (!log || !vm || nics.length === 0) return
    for (const { name, normalMac, statusMac, mac, place } of vm.interfaces) {
      const wanted = normalMac ?? statusMac
      if (wanted === null || nics.some((nic) => nic.mac === wanted)) continue
      yield {
        at: mac?.place ?? place,
        args: { interface: name, mac: wanted, guestMacs: nics.flatMap((nic) => nic.mac ?? []) },
        related: nics.map((nic) => ({
          message: `${nic.name} of the guest`,
          location: inLog(log.file, nic.place),
        })),
      }
    }
  },
  message: ({ interface: name, mac, guestMacs }) =>
    `interface "${name}" has MAC ${mac}, and the guest showed only ${guestMacs.join(', ')}: the log is of another VM or an earlier pod, the NIC was plugged in later, or the guest has no driver for it`,
  help: () => 'Take the log of this VM since its last start; else look at the model of the interface.',
})
