import { nodeOf, wrapped } from '../fixes/tokens.ts'
import { normalMac } from '../network-config/mac-address.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2MatchNotMapping = defineFaultCheck({
  code: 'nc-v2-match-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py', 'netplan 0.106: parse.c'],
  message: () => 'match is not a mapping, so no network is configured',
  help: () => 'Put macaddress or name under match, or remove match.',
  fix: (_, spot) => {
    const node = nodeOf(spot)
    return node?.kind === 'string' && normalMac(node.value)
      ? {
          title: 'Match by macaddress',
          safe: true,
          changes: wrapped(spot.source, node.range, '{macaddress: ', '}'),
        }
      : undefined
  },
})
