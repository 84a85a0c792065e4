import { endOfEntry, type Held, heldAt, heldIn, isFlow, removed } from '../fixes/entries.ts'
import type { Change, Remedy, Spot } from '../fixes/remedy.ts'
import { lineAt, textLines } from '../fixes/text-lines.ts'
import type { Fault } from '../network-config/fault.ts'

const families = [
  ['gateway4', '0.0.0.0/0'],
  ['gateway6', '"::/0"'],
] as const

/**
 * The gateways of a device as routes: both at once, since there can be one key `routes` only. Not called safe: a route
 * takes another way through the renderers that netplan is not, and sysconfig writes it into another file.
 */
export function gatewayRemedy(spot: Spot, faults: readonly Fault[]): Remedy | undefined {
  const held = heldAt(spot)
  if (!held || isFaulty(spot, faults)) return undefined
  const { source, mapping } = held
  const gateways = families.flatMap(([key, to]) => {
    const found = heldIn(source, mapping, key)
    return found?.entry.value.kind === 'string' && found.entry.value.value !== '' ? [{ found, to }] : []
  })
  const routes = gateways.map(({ found, to }) => ({ to, via: writtenValue(found) }))
  const changes = heldIn(source, mapping, 'routes')
    ? undefined
    : inPlace(
        gateways.map(({ found }) => found),
        routes,
      )
  const names = gateways.map(({ found }) => keyOf(found)).join(' and ')
  return { title: `Write ${names} as routes`, safe: false, changes }
}

/** A gateway that is wrong in itself is no better as a route. */
const isFaulty = ({ path = [] }: Spot, faults: readonly Fault[]): boolean =>
  faults.some(
    ({ code, path: other }) =>
      /^(?:gateway|address)-/.test(code) && path.slice(0, -1).every((step, index) => other[index] === step),
  )

const keyOf = ({ source, entry: { key } }: Held): string => source.text.slice(key.range.start, key.range.end)

const writtenValue = ({ source, entry: { value } }: Held): string =>
  source.text.slice(value.range.start, value.range.end)

function inPlace(
  [first, ...others]: readonly Held[],
  routes: readonly { readonly to: string; readonly via: string }[],
): readonly Change[] | undefined {
  if (!first) return undefined
  const { source, mapping, entry } = first
  const rest = others.map(removed)
  if (rest.includes(undefined)) return undefined
  const removals = rest.flatMap((changes) => changes ?? [])
  const [start, end] = [entry.key.range.start, endOfEntry(source, entry)]
  const lines = textLines(source)
  const line = lineAt(lines, start)
  const margin = source.text.slice(lines.starts[line], start)
  const behind = (lines.texts[line] ?? '').slice(end - (lines.starts[line] ?? 0))
  if (isFlow(source, mapping) || margin.trim() !== '' || behind.trim() !== '') {
    const items = routes.map(({ to, via }) => `{to: ${to}, via: ${via}}`)
    const replacement = `routes: [${items.join(', ')}]`
    return [{ source, range: { start, end }, replacement }, ...removals]
  }
  const items = routes.flatMap(({ to, via }) => [`${margin}  - to: ${to}`, `${margin}    via: ${via}`])
  return [{ source, from: line, to: line + 1, lines: [`${margin}routes:`, ...items] }, ...removals]
}
