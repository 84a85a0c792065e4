import { appended } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const prefixMissingV1 = defineFaultCheck({
  code: 'prefix-missing-v1',
  severity: 'warning',
  effect: 'none',
  sources: ['cloud-init: net/network_state.py (assumes /24 or /64)'],
  message: ({ address, prefix }) =>
    `"${address}" has neither a prefix length nor a netmask; cloud-init takes /${prefix} without a word, whatever the subnet is`,
  help: ({ address, prefix }) => `Write the prefix length, such as ${address}/${prefix}.`,
  fix: ({ prefix }, spot) => ({
    ...{ title: `Write the /${prefix} that cloud-init takes`, safe: true },
    changes: appended(spot, `/${prefix}`),
  }),
})
