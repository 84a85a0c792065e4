import { inQuotes } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const end = (waited: unknown, applied: boolean): string => {
  if (waited) return 'cloud-init waits for a device with that address, gives up, and writes no network at all'
  return applied
    ? 'it is written as it stands and cannot take effect'
    : 'the file is given up for it and no network is configured'
}

export const macMalformed = defineFaultCheck({
  code: 'mac-malformed',
  severity: 'error',
  effect: 'setting-lost',
  step: 'nic',
  sources: [
    'cloud-init: net/__init__.py, stages.py (wait for physical devices)',
    'netplan 0.106: six or twenty pairs of hexadecimal digits with colons',
  ],
  message: ({ mac, waited }, applied) =>
    `${mac === '' ? 'an empty value' : `"${mac}"`} is not a MAC address as the guest kernel writes it, six pairs of hexadecimal digits with colons; ${end(waited, applied)}`,
  help: ({ normal }) =>
    normal
      ? `Write "${normal}".`
      : 'Write six pairs of lower-case hexadecimal digits with colons, in quotes.',
  fix: ({ normal }, spot) =>
    normal ? { title: `Write ${normal}`, safe: true, replacement: inQuotes(spot, `${normal}`) } : undefined,
})
