import type { Fault } from './fault.ts'
import type { FaultCode } from './fault-codes.ts'
import type { Link } from './link.ts'

/** Two entries with one name, and two that claim one MAC: nothing refuses them, and one of them never applies. */
export const duplicateFaults = (links: readonly Link[]): readonly Fault[] => [
  ...repeated(links, 'name-duplicate', ({ name }) => name),
  ...repeated(links, 'mac-duplicate', ({ mac, kind }) =>
    kind === 'physical' ? (mac?.normal ?? null) : null,
  ),
]

const repeated = (
  links: readonly Link[],
  code: FaultCode,
  keyOf: (link: Link) => string | null,
): readonly Fault[] => {
  const first = new Map<string, Link>()
  return links.flatMap((link) => {
    const key = keyOf(link)
    if (key === null) return []
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, link)
    return earlier === undefined || earlier === link ? [] : [duplicate(code, key, link, earlier)]
  })
}

const duplicate = (code: FaultCode, key: string, link: Link, earlier: Link): Fault => {
  const { range, path } = code === 'mac-duplicate' && link.mac !== null ? link.mac : link
  return {
    code,
    effect: 'silent',
    renderers: 'all',
    path,
    range,
    args: { value: key, id: link.id, first: earlier.id },
  }
}
