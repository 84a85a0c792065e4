import { defineFaultCheck } from './define-fault-check.ts'

const what: Readonly<Record<string, string>> = {
  'path-cost': 'path cost',
  bridge_pathcost: 'path cost',
  'port-priority': 'port priority',
  bridge_portprio: 'port priority',
  bridge_waitport: 'port wait time',
}

export const bridgePathCostNotMapping = defineFaultCheck({
  code: 'bridge-path-cost-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/networkd.py, net/eni.py', 'netplan 0.106: path-cost is a mapping'],
  message: ({ key }) =>
    `the ${what[`${key}`] ?? key} of this bridge is not given port by port; the file is given up for it and no network is configured`,
  help: () => 'Write it port by port: path-cost: {eth0: 50} (version 1: bridge_pathcost: [eth0 50]).',
})
