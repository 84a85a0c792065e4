import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1LoopbackLost = defineFaultCheck({
  code: 'nc-v1-loopback-lost',
  severity: 'warning',
  effect: 'setting-lost',
  sources: [
    'cloud-init: net/netplan.py, net/sysconfig.py, net/network_manager.py (leave out loopback entries)',
  ],
  message: ({ name }) =>
    `the addresses of loopback interface "${name}" are written nowhere; the guest keeps only 127.0.0.1 and ::1 there`,
  help: ({ name }) =>
    `Write the file as version 2 with ${name} under ethernets, or give the addresses to another interface.`,
})
