import type { YamlNode } from '../../yaml/node.ts'
import type { FaultArgs } from '../fault.ts'
import type { FaultCode } from '../fault-codes.ts'
import { dumpedText } from '../python-value.ts'
import {
  type Field,
  fieldsOf,
  isMapping,
  itemsOf,
  misfitSpot,
  type Place,
  type Reading,
  report,
  type Spot,
  spotOf,
} from '../reading.ts'

/** One pass of netplan's parser over the document that cloud-init wrote. */
export interface Refusing {
  readonly reading: Reading
  /** Where a node comes from that stands elsewhere in the user's document. */
  readonly origin: ReadonlyMap<YamlNode, Spot>
}

export const refuse = (ctx: Refusing, code: FaultCode, at: Place | Spot, args: FaultArgs = {}): void => {
  const spot = 'node' in at ? (ctx.origin.get(at.node) ?? spotOf(at)) : at
  report(ctx.reading, code, 'refused', ['netplan'], spot, args)
}

/** The token of a key in the user's document. */
export const tokenOf = (ctx: Refusing, field: Field): Spot => ctx.origin.get(field.name) ?? field.key

/** Checks the value of the key `key`. */
export type Check = (ctx: Refusing, value: Place, key: string) => void

const wrongKind: Readonly<Record<string, FaultCode>> = {
  addresses: 'addresses-not-list',
  routes: 'routes-not-list',
  nameservers: 'nc-v2-nameservers-not-mapping',
  match: 'nc-v2-match-not-mapping',
  parameters: 'parameters-not-mapping',
  interfaces: 'members-not-list',
  'dhcp4-overrides': 'dhcp-overrides-not-mapping',
  'dhcp6-overrides': 'dhcp-overrides-not-mapping',
  'path-cost': 'bridge-path-cost-not-mapping',
  'port-priority': 'bridge-path-cost-not-mapping',
  'routing-policy': 'nc-v2-routing-policy-not-list',
}

/** `code`: what a value of the wrong kind comes down to under this key. */
export const refuseKind = (ctx: Refusing, value: Place, key: string, code?: FaultCode): void => {
  const { kind } = value.node
  const missing = key === 'interfaces' && kind === 'null'
  const cause = missing ? 'bond-interfaces-missing' : (code ?? wrongKind[key])
  const spot = ctx.origin.get(value.node) ?? (cause === undefined ? spotOf(value) : misfitSpot(value))
  refuse(ctx, cause ?? 'nc-v2-wrong-kind', spot, { key, kind })
}

/** The text netplan sees; `null` after refusing a list or mapping. */
export const scalar = (ctx: Refusing, value: Place, key: string): string | null => {
  const text = dumpedText(value.node)
  if (text === null) refuseKind(ctx, value, key)
  return text
}

/** A scalar that `accepts` takes. */
export const scalarThat =
  (accepts: (text: string) => boolean, code: FaultCode = 'nc-v2-value-not-allowed'): Check =>
  (ctx, value, key) => {
    const text = scalar(ctx, value, key)
    if (text !== null && !accepts(text)) refuse(ctx, code, value, { key, value: text })
  }

export const anyScalar: Check = scalarThat(() => true)

export const listOf =
  (check: Check, code?: FaultCode): Check =>
  (ctx, value, key) => {
    if (value.node.kind !== 'sequence') refuseKind(ctx, value, key, code)
    for (const item of itemsOf(ctx.reading, value)) check(ctx, item, key)
  }

export type Table = ReadonlyMap<string, Check>

/** A mapping with the keys of `table` and no other. */
export const mappingOf =
  (table: Table, unknown: FaultCode = 'nc-v2-unknown-key'): Check =>
  (ctx, value, key) => {
    if (!isMapping(value)) {
      refuseKind(ctx, value, key)
      return
    }
    for (const field of fieldsOf(ctx.reading, value)) {
      const name = dumpedText(field.name) ?? ''
      const check = table.get(name)
      if (check === undefined) refuse(ctx, unknown, tokenOf(ctx, field), { key: name })
      else check(ctx, field.value, name)
    }
  }

/** A mapping with any keys and scalar values. */
export const freeMapping: Check = (ctx, value, key) => {
  if (!isMapping(value)) refuseKind(ctx, value, key)
  for (const field of fieldsOf(ctx.reading, value)) anyScalar(ctx, field.value, key)
}

/** Looked into elsewhere. */
export const anything: Check = () => {}
