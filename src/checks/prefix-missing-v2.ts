import { appended } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const prefixOf = (address: unknown): number => (`${address}`.includes(':') ? 64 : 24)

export const prefixMissingV2 = defineFaultCheck({
  code: 'prefix-missing-v2',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: [
    'netplan 0.106: parse.c ("address is missing /prefixlength")',
    'cloud-init: net/network_state.py (assumes /24 or /64)',
    'https://github.com/canonical/cloud-init/issues/3655',
  ],
  message: ({ address }, applied) =>
    `"${address}" has no prefix length such as /24; ${applied ? `cloud-init assumes /${prefixOf(address)}, whatever the subnet is` : 'the file is refused as a whole, so no network is configured'}`,
  help: ({ address }) => `Add the prefix length of the subnet, such as ${address}/${prefixOf(address)}.`,
  // Renderers disagree: most take this prefix, netplan none.
  fix: ({ address }, spot) => {
    const prefix = prefixOf(address)
    return {
      title: `Add /${prefix}, if the subnet is of that size`,
      safe: false,
      changes: appended(spot, `/${prefix}`),
    }
  },
})
