import { defineFaultCheck } from './define-fault-check.ts'

export const addressDuplicate = defineFaultCheck({
  code: 'address-duplicate',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['RFC 5227 (address conflict)', 'Linux: ip(8), one address on two links'],
  message: ({ entry, address, first }) =>
    `"${entry}" has the address ${address}, which "${first}" has already; answers leave by one of the two links only, so one of them is unreachable`,
  help: () => 'Give each interface an address of its own.',
})
