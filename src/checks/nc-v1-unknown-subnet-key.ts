import { heldAt, removed } from '../fixes/entries.ts'
import { at } from '../network-config/reading.ts'
import { defineReleaseCheck } from './define-release-check.ts'
import { spotOf, subnetsOf } from './network-place.ts'

export const ncV1UnknownSubnetKey = defineReleaseCheck({
  code: 'nc-v1-unknown-subnet-key',
  title: 'ipv4 and ipv6 of a subnet are unknown to the schema before 24.2',
  until: [24, 2, 0],
  before: { severity: 'info', effect: 'schema-only' },
  sources: [
    'cloud-init: schemas/schema-network-config-v1.json (24.2 knows them)',
    'https://github.com/canonical/cloud-init/issues/5571',
    'https://github.com/canonical/cloud-init/issues/4911',
    'https://github.com/lxc/incus/issues/680',
  ],
  *find(subject) {
    for (const subnet of subnetsOf(subject))
      for (const key of ['ipv4', 'ipv6']) {
        const place = at(subnet, key)
        if (place) yield { spot: spotOf(subject, place, 'key'), args: { key } }
      }
  },
  message: ({ key }) =>
    `the schema before 24.2 does not know "${key}" in a subnet and calls the whole network-config invalid on every boot, although it works`,
  help: ({ key }) => `Leave ${key} out, unless sysconfig needs it to tell two default routes apart.`,
  // sysconfig tells two default routes apart by it.
  fix: ({ key }, spot) => {
    const held = heldAt(spot)
    return held && { title: `Remove ${key}`, safe: false, changes: removed(held) }
  },
})
