import { entryFor } from '../forecast/seen-links.ts'
import { isConnected, isNic, isUsable, type ObservedLink } from '../log/observed-link.ts'
import { isPrintedEarly } from '../log/printed-early.ts'
import type { Link } from '../network-config/link.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import { inLog } from './log-place.ts'

export const addressNotApplied = defineCheck({
  code: 'address-not-applied',
  title: 'The guest has another address than network-config gives it',
  severity: 'error',
  effect: 'not-applied',
  step: 'address',
  needs: ['serial-log'],
  sources: [
    'cloud-init: stages.py (apply_network_config), sources/__init__.py (default_update_events)',
    'https://github.com/kubevirt/kubevirt/issues/8495',
    'https://github.com/harvester/harvester/issues/9944',
  ],
  *find({ log, claimed, forecast, networkConfig: { links }, sources }) {
    const source = sources['network-config']
    if (!log?.last || !source || !claimed || forecast.networkSource !== 'seed') return
    const nics = log.links.filter(isNic)
    const seen = new Set(nics.flatMap(({ addresses }) => addresses.map(hostOf)))
    for (const link of links) {
      const wanted = link.kind === 'physical' ? link.addresses : []
      const [first] = wanted
      const nic = first && nicOf(link, nics, links)
      if (!nic || wanted.some(({ text }) => seen.has(hostOf(text)))) continue
      yield {
        at: locate(source, first.range, first.path),
        args: {
          entry: link.id,
          wanted: wanted.map(({ text }) => text),
          nic: nic.name,
          mac: link.mac && link.mac.normal !== nic.mac ? link.mac.text : null,
          found: nic.addresses.filter(isUsable),
        },
        related: [{ message: `${nic.name} of the guest`, location: inLog(log.file, nic.place) }],
        ...(isPrintedEarly(log.last) ? { severity: 'warning' as const } : {}),
      }
    }
  },
  message: ({ entry, wanted, nic, mac, found }) =>
    `network-config gives "${entry}" the address ${wanted.join(', ')}, and ${nic} has ${found.join(', ')} in the guest: ${mac === null ? '' : `the entry is for MAC ${mac}, which no NIC has; `}what the guest uses is not this file, but an older state of its disk, or its own DHCP`,
  help: ({ mac }) =>
    (mac === null
      ? ''
      : `Write the MAC that the guest shows in place of ${mac}, or fix that MAC in the VM spec. `) +
    'With an unchanged instance-id cloud-init does not write the network again: change the instance-id (in KubeVirt: firmware.uuid), or run cloud-init clean --reboot in the guest. If the log is older than the seed, take a new one.',
})

/** Where the entry applies; where it applies to none and all NICs have addresses of their own, the only one. */
function nicOf(link: Link, nics: readonly ObservedLink[], links: readonly Link[]): ObservedLink | undefined {
  const own = nics.find((nic) => entryFor(nic, links) === link)
  if (own) return isConnected(own) ? own : undefined
  const [only, ...others] = nics
  return only && others.length === 0 && link.mac && isConnected(only) ? only : undefined
}

const hostOf = (address: string): string => address.replace(/\/.*$/, '').toLowerCase()
