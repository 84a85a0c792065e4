import { hasAddress, isConnected, isNic, type ObservedLink } from '../log/observed-link.ts'
import type { SerialLog } from '../log/serial-log.ts'
import { defineCheck, type Found } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'
import { awaitedMac } from './seed-cause.ts'
import type { Subject } from './subject.ts'

interface Replaced extends Readonly<Record<string, string | null>> {
  readonly nic: string
  /** The MAC that the guest remembers. */
  readonly remembered: string
  /** The MAC that it has now; `null` where the log does not show it. */
  readonly now: string | null
}

export const guestNicReplaced = defineCheck({
  code: 'guest-nic-replaced',
  title: 'The guest remembers the MAC of a NIC that it no longer has',
  severity: 'warning',
  effect: 'nic-down',
  step: 'nic',
  needs: ['serial-log'],
  sources: [
    'cloud-init: net/__init__.py (_rename_interfaces)',
    'https://github.com/canonical/cloud-init/issues/5824',
    'https://github.com/cozystack/cozystack/pull/767',
  ],
  find(subject) {
    const renamed = [...notRenamed(subject)]
    return renamed.length > 0 ? renamed : changedSince(subject)
  },
  message: ({ nic, remembered, now }) =>
    `the guest wrote its network for ${nic} with MAC ${remembered} on an earlier boot, and that MAC is gone${now === null ? '' : ` (now ${now})`}: what is on the disk applies to no NIC`,
  help: ({ remembered }) =>
    `Give the interface macAddress ${remembered} again and keep it in the VM spec; or write the new MAC into network-config and change the instance-id, so that cloud-init writes the network anew.`,
})

/** cloud-init could not find the NIC to which it should give a name. */
function* notRenamed(subject: Subject): Generator<Found<Replaced>> {
  const { log } = subject
  for (const { facts, place } of warningsOf(subject, 'rename-failed')) {
    const { name: nic = '', mac: remembered = '' } = facts
    const now =
      log?.links.find((link) => link.name === nic && link.mac !== remembered.toLowerCase())?.mac ?? null
    yield {
      at: inLog(log?.file ?? '', place),
      args: { nic, remembered, now },
      related: awaitedMac(subject, facts),
      ...(log?.links.filter(isNic).some(isConnected) ? {} : { severity: 'error' as const }),
    }
  }
}

/** A NIC with an address in an earlier boot of the log; now the same name, another MAC, and no address. */
function* changedSince({ log }: Subject): Generator<Found<Replaced>> {
  if (!log) return
  for (const link of log.links.filter(isNic)) {
    const before = hasAddress(link) ? undefined : lastWithAddress(link, log)
    if (!before?.mac || link.mac === null || before.mac === link.mac) continue
    yield {
      at: inLog(log.file, link.place),
      args: { nic: link.name, remembered: before.mac, now: link.mac },
      related: [
        { message: `before: ${before.addresses.join(', ')}`, location: inLog(log.file, before.place) },
      ],
      severity: 'error',
    }
  }
}

function lastWithAddress({ name }: ObservedLink, { earlier }: SerialLog): ObservedLink | undefined {
  for (const { links } of [...earlier].reverse()) {
    const found = links.find((link) => link.name === name && hasAddress(link))
    if (found) return found
  }
  return undefined
}
