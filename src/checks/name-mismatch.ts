import type { Args } from '../findings/finding.ts'
import { linkFor } from '../forecast/link-for.ts'
import { isNamedBy, sightOf } from '../forecast/seen-links.ts'
import { isConnected, isNic } from '../log/observed-link.ts'
import type { SerialLog } from '../log/serial-log.ts'
import type { Link } from '../network-config/link.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck, type Found } from './define-check.ts'
import { inLog } from './log-place.ts'
import type { Subject } from './subject.ts'

export const nameMismatch = defineCheck({
  code: 'name-mismatch',
  title: 'network-config names a NIC that the guest does not have, or probably not',
  severity: 'warning',
  effect: 'nic-down',
  step: 'nic',
  needs: ['vm'],
  // The log tells the names themselves, and more surely.
  instead: 'serial-log',
  sources: [
    'KubeVirt: docs/pci-topology.md',
    'systemd.net-naming-scheme(7)',
    'https://github.com/kubevirt/kubevirt/issues/2224',
  ],
  *find(subject) {
    yield* subject.log && sightOf(subject.log) !== 'unseen'
      ? unlikeGuest(subject, subject.log)
      : unlikePrediction(subject)
  },
  message: ({ wanted, vm, predicted, guest }) =>
    guest.length > 0
      ? `network-config is for "${wanted}", and the ${nicsAre(guest)} ${guest.join(', ')} in the guest; the entry applies to no NIC`
      : `network-config is for "${wanted}", and the ${nicsAre(predicted, `of VM ${vm} `)} predicted to be ${predicted.join(', ')}; the entry would apply to no NIC`,
  help: ({ guest }) =>
    `Match by MAC, with macAddress fixed in the VM spec; or use the name that the serial log shows${guest.length > 0 ? ` (${guest.join(', ')})` : ''}.`,
})

const nicsAre = (names: readonly string[], whose = ''): string =>
  names.length === 1 ? `NIC ${whose}is` : `NICs ${whose}are`

interface NameArgs extends Args {
  readonly entry: string
  readonly wanted: string
  readonly vm: string | null
  /** From the VM spec, where no log tells. */
  readonly predicted: readonly string[]
  /** From the log. */
  readonly guest: readonly string[]
}

const isByName = ({ kind, mac, matchDrivers }: Link): boolean =>
  kind === 'physical' && mac === null && matchDrivers.length === 0

/** The guest has said how its NICs are called. An entry too many hurts nobody whose NICs are all connected. */
function* unlikeGuest({ networkConfig, sources, vm }: Subject, log: SerialLog): Generator<Found<NameArgs>> {
  const source = sources['network-config']
  const nics = log.links.filter(isNic)
  if (!source) return
  for (const link of networkConfig.links) {
    if (!isByName(link) || nics.some((nic) => isNamedBy(link, nic))) continue
    yield {
      at: locate(source, link.range, link.path),
      args: {
        ...{ entry: link.id, wanted: link.matchName ?? link.name, vm: vm?.name ?? null },
        ...{ predicted: [], guest: nics.map(({ name }) => name) },
      },
      severity: nics.every(isConnected) ? 'warning' : 'error',
      related: nics.map(({ name, place }) => ({
        message: `${name} of the guest`,
        location: inLog(log.file, place),
      })),
    }
  }
}

function* unlikePrediction({ vm, networkConfig, sources }: Subject): Generator<Found<NameArgs>> {
  const source = sources['network-config']
  const names = vm?.interfaces.flatMap(({ guestName }) => guestName ?? []) ?? []
  if (!vm || !source || names.length !== vm.interfaces.length) return
  const used = new Set(
    vm.interfaces
      .map((nic) => linkFor(nic, networkConfig.links))
      .map((found) => found.status !== 'none' && found.link),
  )
  for (const link of networkConfig.links) {
    if (!isByName(link) || used.has(link)) continue
    yield {
      at: locate(source, link.range, link.path),
      args: { entry: link.id, wanted: link.matchName ?? link.name, vm: vm.name, predicted: names, guest: [] },
    }
  }
}
