import { at } from '../network-config/reading.ts'
import { defineReleaseCheck } from './define-release-check.ts'
import { bodyOf, placeOf } from './network-place.ts'

export const ncV2NotSupportedByGuest = defineReleaseCheck({
  code: 'nc-v2-not-supported-by-guest',
  title: 'Version 2 needs a cloud-init that renders it',
  until: [17, 1, 0],
  before: { severity: 'error', effect: 'nothing-rendered' },
  sources: [
    'cloud-init: net/network_state.py',
    'https://github.com/canonical/cloud-init/issues/3024',
    'https://github.com/vmware/photon/issues/1053',
  ],
  *find(subject) {
    const { version, outcome } = subject.networkConfig
    const body = bodyOf(subject)
    const place = body && at(body, 'version')
    if (place && version === 2 && outcome === 'used') yield { at: placeOf(subject, place, 'value'), args: {} }
  },
  message: () =>
    'cloud-init 0.7.9 (CentOS 7, old Photon OS) renders version 1 only; it ignores a file of version 2 or stops at it',
  help: () => 'For guests that old write the same settings as version 1, which every release reads.',
})
