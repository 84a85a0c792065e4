import { defineFaultCheck } from './define-fault-check.ts'

export const nameTooLong = defineFaultCheck({
  code: 'name-too-long',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  sources: [
    'Linux: IFNAMSIZ, 15 bytes and a zero',
    'netplan 0.106: warns that the backend ignores such a name',
  ],
  message: ({ name, bytes }) =>
    `the interface name "${name}" has ${bytes} bytes and Linux takes at most 15; nothing refuses the file, but no NIC of that name ever exists and the entry never applies`,
  help: () => 'Choose a name of at most 15 bytes.',
})
