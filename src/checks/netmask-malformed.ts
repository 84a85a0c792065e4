import { defineFaultCheck } from './define-fault-check.ts'

export const netmaskMalformed = defineFaultCheck({
  code: 'netmask-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ["cloud-init: net/network_state.py (Python's ipaddress)"],
  message: ({ netmask }) => `"${netmask}" is not a netmask; cloud-init raises and writes no network at all`,
  help: () => 'Remove netmask and write the prefix length behind the address, such as 192.0.2.10/24.',
  fix: ({ netmask }) => {
    const [, bits] = /^\/(\d{1,3})$/.exec(`${netmask}`) ?? []
    return bits === undefined ? undefined : { title: `Write ${bits}`, safe: true, replacement: bits }
  },
})
