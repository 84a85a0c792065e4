import { type Fault, parsedRenderers } from './fault.ts'
import type { FaultCode } from './fault-codes.ts'
import type { Link } from './link.ts'

/** Two entries with one name, and two that claim one MAC: nothing refuses them, and one of them never applies. */
export const duplicateFaults = (links: readonly Link[], version: 1 | 2): readonly Fault[] => [
  ...repeated(links, 'name-duplicate', ({ name }) => name, version === 2),
  ...repeated(links, 'mac-duplicate', ({ mac, kind }) =>
    kind === 'physical' ? (mac?.normal ?? null) : null,
  ),
]

const repeated = (
  links: readonly Link[],
  code: FaultCode,
  keyOf: (link: Link) => string | null,
  byId = false,
): readonly Fault[] => {
  const first = new Map<string, Link>()
  return links.flatMap((link) => {
    const key = keyOf(link)
    if (key === null) return []
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, link)
    if (earlier === undefined || earlier === link) return []
    return [byId && link.id === earlier.id ? sameId(link) : duplicate(code, key, link, earlier)]
  })
}

/** One ID can only stand twice in two sections: netplan refuses that, elsewhere the later one replaces the first. */
const sameId = ({ range, path }: Link): Fault => ({
  code: 'nc-v2-id-in-two-sections',
  effect: 'silent',
  renderers: parsedRenderers,
  path,
  range,
  args: {},
})

const duplicate = (code: FaultCode, key: string, link: Link, earlier: Link): Fault => {
  const { range, path } = code === 'mac-duplicate' && link.mac !== null ? link.mac : link.nameSpot
  return {
    code,
    effect: 'silent',
    renderers: 'all',
    path,
    range,
    args: { value: key, first: earlier.id },
  }
}
