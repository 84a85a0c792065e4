import { isNamedBy } from '../forecast/seen-links.ts'
import { isConnected, isNic } from '../log/observed-link.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import { inLog } from './log-place.ts'

export const macNotInGuest = defineCheck({
  code: 'mac-not-in-guest',
  title: 'network-config names a MAC that no NIC of the guest has',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  needs: ['serial-log'],
  sources: [
    'cloud-init: netinfo.py (Hw-Address), net/__init__.py',
    'https://github.com/kubevirt/kubevirt/issues/10180',
  ],
  *find({ log, vm, networkConfig: { links }, sources }) {
    const source = sources['network-config']
    const nics = (log?.links ?? []).filter(isNic)
    // A bond lends its members one MAC; and a guest whose NICs are all connected misses none.
    if (!log || !source || nics.length === 0 || nics.every(isConnected)) return
    if (links.some(({ kind }) => kind === 'bond')) return
    for (const { id, mac, kind, ...link } of links) {
      if (kind !== 'physical' || !mac?.normal || nics.some((nic) => nic.mac === mac.normal)) continue
      if (nics.some((nic) => isConnected(nic) && isNamedBy({ id, mac, kind, ...link }, nic))) continue
      if (vm?.interfaces.every((nic) => nic.normalMac && nic.normalMac !== mac.normal)) continue
      yield {
        at: locate(source, mac.range, mac.path),
        args: { entry: id, mac: mac.normal, guestMacs: nics.flatMap((nic) => nic.mac ?? []) },
        related: nics.map((nic) => ({
          message: `${nic.name} of the guest`,
          location: inLog(log.file, nic.place),
        })),
      }
    }
  },
  message: ({ entry, mac, guestMacs }) =>
    `"${entry}" in network-config wants MAC ${mac}, and the guest's ${guestMacs.length === 1 ? 'NIC has' : 'NICs have'} ${guestMacs.join(', ')}: the entry applies to no NIC, and no warning is logged`,
  help: ({ guestMacs }) =>
    `Use ${guestMacs.join(' or ')} and fix it in the VM spec (macAddress); or match by name.`,
})
