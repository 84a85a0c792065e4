import { heldAt, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const gatewayNull = defineFaultCheck({
  code: 'gateway-null',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['netplan 0.106: parse.c', 'https://github.com/canonical/cloud-init/issues/3691'],
  message: ({ key }) =>
    `${key} is left empty, where only an address may stand; the file is refused as a whole, so no network is configured`,
  help: ({ key }) => `Remove ${key} where the interface has no gateway.`,
  fix: ({ key }, spot) => {
    const held = heldAt(spot)
    return held && { title: `Remove ${key}`, safe: true, changes: removed(held) }
  },
})
