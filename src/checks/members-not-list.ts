import { textAsList } from '../fixes/as-list.ts'
import { nodeOf } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const membersNotList = defineFaultCheck({
  code: 'members-not-list',
  severity: 'error',
  effect: 'setting-lost',
  step: 'shape',
  sources: [
    'netplan 0.106: interfaces must be a list',
    'cloud-init: net/network_state.py (iterates over the text)',
  ],
  message: ({ key = 'interfaces' }, applied) =>
    `${key} is not a list; ${applied ? 'cloud-init goes through what is there, letter by letter or key by key, and takes each for a device' : 'the whole file is refused for it and no network is configured'}`,
  help: ({ key = 'interfaces' }) => `Write the members as a list: ${key}: [eth0, eth1].`,
  fix: (_, spot) => {
    const node = nodeOf(spot)
    return node?.kind === 'string' && !/[\s,]/.test(node.value)
      ? { title: 'Make it a list', safe: true, changes: textAsList(spot.source, node) }
      : undefined
  },
})
