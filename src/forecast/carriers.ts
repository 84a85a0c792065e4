import type { Link } from '../network-config/link.ts'

/** The devices that put their addresses on top of a NIC: bonds, bridges and VLANs, and what stands on those. */
const carrying: readonly Link['kind'][] = ['bond', 'bridge', 'vlan']

/** The entry itself and whatever is built on it, each once, nearest first. */
export function withCarriers(link: Link, links: readonly Link[]): readonly Link[] {
  const above = membership(links)
  // A Set goes on to what is added while it is walked.
  const stack = new Set([link])
  for (const { id, name } of stack) {
    for (const carrier of [...(above.get(id) ?? []), ...(above.get(name) ?? [])]) stack.add(carrier)
  }
  return [...stack]
}

/** By the name or ID of a member. */
function membership(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const above = new Map<string, Link[]>()
  for (const link of links) {
    if (!carrying.includes(link.kind)) continue
    for (const member of link.members) {
      const known = above.get(member)
      if (known) known.push(link)
      else above.set(member, [link])
    }
  }
  return above
}
