import { defineFaultCheck } from './define-fault-check.ts'

export const memberWithAddress = defineFaultCheck({
  code: 'member-with-address',
  severity: 'warning',
  effect: 'setting-lost',
  sources: [
    'Linux: Documentation/networking/bridge.rst, bonding.rst',
    'systemd.network(5), Bridge= and Bond=',
  ],
  message: ({ entry, master, what }) =>
    `"${entry}" is a member of ${master} and ${what === 'dhcp' ? 'asks for an address by DHCP' : 'has an address of its own'}; what arrives there goes to ${master}, so that address is not reachable`,
  help: ({ entry, master }) => `Move the address and the routes of ${entry} to ${master}.`,
})
