import { unwrapped } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const addressNotText = defineFaultCheck({
  code: 'address-not-text',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ["cloud-init: net/network_state.py (Python's ipaddress)"],
  message: () =>
    'an address must be text such as 192.0.2.10/24, and this is not; the file is refused as a whole, so no network is configured',
  help: () => 'Write one address as text; in version 1 give each address a subnet of its own.',
  fix: (_, spot) => ({ title: 'Take it out of the list', safe: true, changes: unwrapped(spot) }),
})
