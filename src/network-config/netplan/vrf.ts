import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, type Place } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse, tokenOf } from './refusal.ts'
import { unsignedOf } from './scalars.ts'

/** A VRF has a table, and its routes and rules are of that table. */
export const checkVrf = (
  ctx: Refusing,
  { body, field }: Definition,
  missing: (key: string) => void,
): void => {
  missing('table')
  const routes = at(body, 'routes')
  const rules = at(body, 'routing-policy')
  if (routes === undefined) return
  const table = tableOf(at(body, 'table'))
  for (const item of [routes, rules].flatMap((list) => (list ? itemsOf(ctx.reading, list) : []))) {
    const own = isMapping(item) ? at(item, 'table') : undefined
    const named = tableOf(own)
    if (own === undefined || table === null || named === table || named === 0) continue
    refuse(ctx, 'nc-v2-value-not-allowed', own, { key: 'table', value: dumpedText(own.node) })
  }
  // netplan 0.106 crashes over routes without rules; 1.2 does not.
  const ruled = rules !== undefined && !(rules.node.kind === 'sequence' && rules.node.items.length === 0)
  if (!ruled) refuse(ctx, 'nc-v2-required-key-missing', tokenOf(ctx, field), { key: 'routing-policy' })
}

const tableOf = (place: Place | undefined): number | null =>
  place === undefined ? null : unsignedOf(dumpedText(place.node) ?? '')
