import { heldAt, heldIn, insertedBehind } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const dashed = (key: string): string => key.replaceAll('_', '-')
const mixed = (key: string): string => `bond-${key.slice(5).replaceAll('-', '_')}`

export const bondOptionSpelling = defineFaultCheck({
  code: 'bond-option-spelling',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/sysconfig.py, net/networkd.py, net/network_manager.py'],
  message: ({ key }) =>
    `the bond option "${key}" is in a spelling that is not read there; it is dropped without a message and the bond keeps the default`,
  help: ({ key }) =>
    `Write ${dashed(`${key}`)} for networkd and sysconfig, ${mixed(`${key}`)} for network-manager; one may stand beside the other.`,
  // cloud-init's schema knows one of the two, and complains about the other on every boot.
  fix: ({ key }, spot) => {
    const held = heldAt(spot)
    const other = [dashed(`${key}`), mixed(`${key}`)].find((spelling) => spelling !== key)
    if (!held || !other || heldIn(spot.source, held.mapping, other)) return undefined
    const { value } = held.entry
    const written = spot.source.text.slice(value.range.start, value.range.end)
    return /^[^\r\n]+$/.test(written)
      ? {
          title: `Add ${other}`,
          safe: false,
          changes: insertedBehind(held, `${other}: ${written}`),
        }
      : undefined
  },
})
