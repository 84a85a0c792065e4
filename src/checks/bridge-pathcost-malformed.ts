import { defineFaultCheck } from './define-fault-check.ts'

export const bridgePathcostMalformed = defineFaultCheck({
  code: 'bridge-pathcost-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/netplan.py (splits each item into port and number)'],
  message: ({ key, value }) =>
    `${value ? `"${value}" under ${key} is not` : `${key} is not a list`} of the form "port number"; cloud-init raises an exception and writes no network at all`,
  help: ({ key }) => `Write one text for each port: ${key}: ["eth0 50", "eth1 75"].`,
})
