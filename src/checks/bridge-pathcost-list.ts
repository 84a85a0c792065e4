import { defineFaultCheck } from './define-fault-check.ts'

export const bridgePathcostList = defineFaultCheck({
  code: 'bridge-pathcost-list',
  severity: 'warning',
  effect: 'nothing-rendered',
  sources: ['cloud-init: net/networkd.py (looks costs up by port)'],
  message: ({ key }) =>
    `the list of port ${key === 'bridge_portprio' ? 'priorities' : 'costs'}, the documented form of version 1, stops the renderer, and no network is written`,
  help: () =>
    'For a guest with networkd, write version 2 with parameters: {path-cost: {eth0: 50}}, or leave the setting out.',
})
