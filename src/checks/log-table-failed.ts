import { defineLogCheck } from './define-log-check.ts'

export const logTableFailed = defineLogCheck({
  code: 'log-table-failed',
  title: 'The guest could not print its network',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: netinfo.py'],
  kind: 'table-failed',
  message: ({ table }) =>
    `"${table} failed": the guest could not ask its kernel about the network (no ip or ifconfig in the image), so this log does not tell whether a NIC is up`,
  help: () => 'Log in on the console and ask ip addr.',
})
