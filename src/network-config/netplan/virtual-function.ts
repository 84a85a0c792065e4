import { dumpedText } from '../python-value.ts'
import { at } from '../reading.ts'
import type { Definition } from './definition.ts'
import { type Refusing, refuse } from './refusal.ts'

/** Settings of a NIC with virtual functions want one: it says how many, or another device is one of them. */
export const checkVirtualFunctions = (ctx: Refusing, definitions: readonly Definition[]): void => {
  const physical = new Set<string | null>()
  for (const { id, section, body } of definitions) {
    if (section !== 'ethernets') continue
    if (at(body, 'virtual-function-count') !== undefined) physical.add(id)
    const link = at(body, 'link')
    if (link !== undefined) physical.add(dumpedText(link.node))
  }
  for (const { id, section, body } of definitions) {
    if (section !== 'ethernets' || physical.has(id)) continue
    const rebind = at(body, 'delay-virtual-functions-rebind')
    const rebinds = rebind !== undefined && /^(true|on|yes|y)$/i.test(dumpedText(rebind.node) ?? '')
    const setting = at(body, 'embedded-switch-mode') ?? (rebinds ? rebind : undefined)
    if (setting !== undefined)
      refuse(ctx, 'nc-v2-required-key-missing', setting, { key: 'virtual-function-count' })
  }
}
