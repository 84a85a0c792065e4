import type { DriftSide } from '../drift/drift-side.ts'
import { certainLinkFor } from '../forecast/link-for.ts'
import type { LinkAddress } from '../network-config/link.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import { inOlder } from './place-in-file.ts'

export const cloneSameAddress = defineCheck({
  code: 'clone-same-address',
  title: 'A clone has the static address of its original',
  severity: 'warning',
  effect: 'no-address',
  needs: ['previous-seed'],
  sources: ['RFC 5227 (IPv4 address conflicts)'],
  *find(subject) {
    const { drift, sources } = subject
    const source = sources['network-config']
    const before = drift?.older.sources['network-config']
    if (drift?.relation !== 'clone' || !source || !before) return
    const others = new Map(addressesOf(drift.older).map((address) => [bare(address), address]))
    for (const address of addressesOf(subject)) {
      const other = others.get(bare(address))
      if (!other) continue
      const place = locate(before, other.range, other.path)
      const related = [inOlder(drift.older, 'of the original', place)]
      yield { at: locate(source, address.range, address.path), related, args: { address: bare(address) } }
    }
  },
  message: ({ address }) =>
    `original and clone both take the address ${address}: on one network they take it from each other`,
  help: () => 'Give the clone an address of its own.',
})

/** Behind masquerade each guest has a network to itself, and loopback is everybody's. */
const addressesOf = ({ networkConfig: { links }, vm }: DriftSide): readonly LinkAddress[] => {
  const alone = new Set(
    (vm?.interfaces ?? []).flatMap((nic) =>
      nic.binding === 'masquerade' ? (certainLinkFor(nic, links, vm?.interfaces ?? []) ?? []) : [],
    ),
  )
  return links.flatMap((link) => (alone.has(link) || link.kind === 'loopback' ? [] : link.addresses))
}

const bare = ({ text }: LinkAddress): string => (text.split('/')[0] ?? text).toLowerCase()
