import { inQuotes } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const routeToDefaultOld = defineFaultCheck({
  code: 'route-to-default-old',
  severity: 'warning',
  until: [25, 3],
  effect: 'none',
  since: 'cloud-init 25.3 (before: raises, nothing is written)',
  sources: [
    'cloud-init: net/network_state.py (25.3: default becomes 0.0.0.0/0 or ::/0)',
    'netplan 0.106: accepts default',
  ],
  message: () =>
    'the destination "default" is understood from cloud-init 25.3 on; an older release raises an exception at it and writes no network at all',
  help: () => 'Write to: 0.0.0.0/0 for IPv4, or to: ::/0 for IPv6.',
  fix: ({ via }, spot) => {
    const family = `${via}`.includes(':') ? '::/0' : '0.0.0.0/0'
    return {
      title: `Write ${family}`,
      safe: true,
      replacement:
        via === undefined || /[:"']/.test(spot.source.text.slice(spot.range.start, spot.range.end) + family)
          ? inQuotes(spot, family)
          : family,
    }
  },
})
