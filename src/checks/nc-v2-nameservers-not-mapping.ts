import { isFlow } from '../fixes/entries.ts'
import { nodeOf, wrapped } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2NameserversNotMapping = defineFaultCheck({
  code: 'nc-v2-nameservers-not-mapping',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/network_state.py'],
  message: () => 'nameservers is not a mapping with addresses and search, so no network is configured',
  help: () => 'Write the servers as a list under nameservers.addresses.',
  fix: (_, spot) => {
    const list = nodeOf(spot)
    const isFlat =
      list?.kind === 'sequence' &&
      isFlow(spot.source, list) &&
      list.items.every(({ kind }) => kind === 'string')
    return isFlat
      ? {
          title: 'Name the list addresses',
          safe: true,
          changes: wrapped(spot.source, list.range, '{addresses: ', '}'),
        }
      : undefined
  },
})
