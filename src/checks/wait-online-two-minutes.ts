import { entryFor } from '../forecast/seen-links.ts'
import type { Boot } from '../log/boot.ts'
import type { LogPlace } from '../log/log-line.ts'
import { hasAddress, isConnected, isNic } from '../log/observed-link.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import { inLog } from './log-place.ts'
import { isOptional } from './seen-nic.ts'

export const waitOnlineTwoMinutes = defineCheck({
  code: 'wait-online-two-minutes',
  title: 'The boot waits two minutes for a NIC that never comes online',
  severity: 'warning',
  effect: 'none',
  needs: ['serial-log'],
  sources: [
    'systemd-networkd-wait-online.service(8)',
    'netplan: optional',
    'https://github.com/canonical/cloud-init/issues/5511',
    'https://github.com/OpenNebula/one-apps/issues/134',
    'https://github.com/kubevirt/kubevirt/issues/13376',
  ],
  *find(subject) {
    const { log, networkConfig, sources } = subject
    const wait = log?.last && waitIn(log.last)
    if (!log || !wait) return
    const nics = log.links.filter(isNic)
    // A guest whose only NIC is down has a worse problem, of which this is a consequence.
    if (nics.length > 0 && !nics.some(isConnected)) return
    const said = { message: 'the guest waited in vain', location: inLog(log.file, wait.place) }
    const idle = nics.filter((nic) => !hasAddress(nic) && !isOptional(nic, subject))
    const source = sources['network-config']
    const guilty = idle.flatMap((nic) => {
      const entry = entryFor(nic, networkConfig.links)
      return entry && source ? [{ nic, entry, source }] : []
    })
    for (const { nic, entry, source } of guilty) {
      const args = { seconds: wait.seconds, nics: [nic.name] }
      yield { at: locate(source, entry.range, entry.path), args, related: [said] }
    }
    if (guilty.length === 0)
      yield { at: said.location, args: { seconds: wait.seconds, nics: idle.map(({ name }) => name) } }
  },
  message: ({ seconds, nics }) =>
    `the boot waited ${seconds === null ? '' : `${seconds} s `}for the network in vain (wait-online gives up after two minutes): ${nics.length > 0 ? `${nics.join(', ')} has neither link nor address and is not optional` : 'a NIC without link or address is not optional'}`,
  help: ({ nics }) =>
    `Write optional: true for ${nics.length > 0 ? nics.join(', ') : 'each NIC that may stay without a link'} in network-config, or leave it out there.`,
})

/** systemd gives up after 120 s; between these two stages a healthy guest takes a few. */
const patience = 100

function waitIn({ warnings, stages }: Boot): { seconds: number | null; place: LogPlace } | undefined {
  const local = stages.find(({ name }) => name === 'init-local')
  const network = stages.find(({ name }) => name === 'init')
  const gap = local && network ? Math.round(network.uptime - local.uptime) : null
  const failed = warnings.find(({ kind }) => kind === 'wait-online')
  if (failed) return { seconds: gap !== null && gap >= patience ? gap : null, place: failed.place }
  return network && gap !== null && gap >= patience ? { seconds: gap, place: network.place } : undefined
}
