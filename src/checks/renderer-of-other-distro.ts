import { at, stringAt } from '../network-config/reading.ts'
import { defineCheck } from './define-check.ts'
import { bodyOf, placeOf } from './network-place.ts'

export const rendererOfOtherDistro = defineCheck({
  code: 'renderer-of-other-distro',
  title: '`renderer` chooses a backend of netplan only',
  severity: 'info',
  effect: 'none',
  sources: [
    'cloud-init: net/renderers.py (the distribution decides)',
    'https://github.com/canonical/ubuntu-desktop-installer/issues/614',
    'https://github.com/canonical/cloud-init/issues/5612',
  ],
  *find(subject) {
    const { version, outcome } = subject.networkConfig
    const body = bodyOf(subject)
    const place = body && version === 2 && outcome === 'used' ? at(body, 'renderer') : undefined
    const name = stringAt(place)
    if (place && name !== null) yield { at: placeOf(subject, place, 'value'), args: { renderer: name } }
  },
  message: ({ renderer }) =>
    `"renderer: ${renderer}" only tells netplan what to hand the settings to; a guest without netplan ignores it, and one whose netplan has no ${renderer} running gets no network`,
  help: () => 'Leave renderer out, unless the guest is known to run it: the image has a default that fits.',
})
