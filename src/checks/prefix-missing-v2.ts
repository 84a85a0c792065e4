import { appended } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

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
  message: ({ address }) =>
    `"${address}" has no prefix length such as /24; the file is refused as a whole, so no network is configured`,
  help: ({ address }) =>
    `Add the prefix length of the subnet, such as ${address}/${String(address).includes(':') ? 64 : 24}.`,
  // Renderers disagree: most take this prefix, netplan none.
  fix: ({ address }, spot) => {
    const prefix = `${address}`.includes(':') ? 64 : 24
    return {
      title: `Add /${prefix}, if the subnet is of that size`,
      safe: false,
      changes: appended(spot, `/${prefix}`),
    }
  },
})
