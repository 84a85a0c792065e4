import { heldAt, renamed } from '../fixes/entries.ts'
import { sections } from '../network-config/netplan/device-keys.ts'
import { wrongNames } from '../network-config/wrong-names.ts'
import { isSpelling, suggest } from '../schema/suggest.ts'
import { defineFaultCheck } from './define-fault-check.ts'

/** Keys of devices, and of the mappings inside them. */
const known: readonly string[] = [
  ...new Set([...sections.values()].flatMap((keys) => [...keys.keys()])),
  ...['name', 'driver', 'search', 'to', 'via', 'from', 'metric', 'on-link', 'type', 'scope'],
  ...['hostname', 'route-metric', 'send-hostname', 'use-dns', 'use-domains', 'use-hostname', 'use-mtu'],
  ...['use-ntp', 'use-routes', 'priority', 'type-of-service', 'congestion-window', 'lifetime', 'label'],
]

const meantBy = (key: string): string | undefined =>
  (Object.hasOwn(wrongNames[2], key) ? wrongNames[2][key] : undefined) ?? suggest(key, known)

export const ncV2UnknownKey = defineFaultCheck({
  code: 'nc-v2-unknown-key',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: [
    'netplan 0.106: unknown key',
    'https://github.com/canonical/cloud-init/issues/5854',
    'https://github.com/canonical/cloud-init/issues/4246',
  ],
  message: ({ key }, applied) =>
    `neither cloud-init nor netplan knows "${key}" here; ${applied ? 'the setting is lost without a message' : 'the file is refused and no network is configured'}`,
  help: ({ key }) => {
    const near = meantBy(`${key}`)
    return near
      ? `Write ${near}, if that was meant.`
      : `Remove "${key}", or move it to the mapping it belongs to.`
  },
  // Safe where only the spelling differs: another word is a guess.
  fix: ({ key }, spot) => {
    const meant = meantBy(`${key}`)
    const held = meant === undefined ? undefined : heldAt(spot)
    return held && meant !== undefined
      ? { title: `Write ${meant}`, safe: isSpelling(`${key}`, meant), changes: renamed(held, meant) }
      : undefined
  },
})
