import { defineFaultCheck } from './define-fault-check.ts'

export const ncV1StaticWithoutAddress = defineFaultCheck({
  code: 'nc-v1-static-without-address',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: [
    'cloud-init: net/network_state.py ("No config network address keys")',
    'https://github.com/shakenfist/shakenfist/issues/856',
  ],
  message: () => 'a static subnet has no address; cloud-init raises and writes no network at all',
  help: () => 'Add the address with its prefix, or write type: manual for an interface that shall have none.',
  // An address may have been forgotten.
  fix: () => ({ title: 'Write manual: no address at all', safe: false, replacement: 'manual' }),
})
