import { defineFaultCheck } from './define-fault-check.ts'

/** What netplan 0.106 takes, for the keys that people write. */
const allowed: ReadonlyMap<string, string> = new Map([
  ...['dhcp4', 'dhcp6', 'optional', 'accept-ra', 'wakeonlan', 'on-link', 'use-dns', 'use-routes', 'stp'].map(
    (key) => [key, 'true or false'] as const,
  ),
  ...['metric', 'route-metric', 'table', 'priority'].map((key) => [key, 'a number from 0'] as const),
  ['renderer', 'networkd or NetworkManager'],
  ['activation-mode', 'manual or off'],
  ['dhcp-identifier', 'mac or duid'],
  ['ipv6-address-generation', 'eui64 or stable-privacy'],
  ['link-local', 'ipv4, ipv6 or both'],
  ['password', '8 to 63 characters or 64 hexadecimal digits'],
  ['ttl', 'a number from 0 to 255'],
  ['port-range', 'two numbers'],
  ['endpoint', 'an address or host name and a port, such as vpn.example:51820'],
])

/** Values that netplan 1.2 takes as well. */
const newer: ReadonlySet<string> = new Set([
  ...['sae', 'eap-sha256', 'eap-suite-b-192', 'psk-sha256', 'leap', 'pwd'],
])

export const ncV2ValueNotAllowed = defineFaultCheck({
  code: 'nc-v2-value-not-allowed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c'],
  message: ({ key, value }) =>
    newer.has(String(value))
      ? `netplan 0.106 does not know ${key}: ${value}, newer ones do; an old one refuses the file and configures no network`
      : `${value === null ? 'the value' : `"${value}"`} is not allowed for ${key}; the file is refused and no network is configured`,
  help: ({ key }) => `Write ${allowed.get(String(key)) ?? `a value that netplan takes for ${key}`}.`,
  fix: ({ key, value }) => {
    const meant = meantBy(`${key}`, `${value}`)
    return meant === undefined ? undefined : { title: `Write ${meant}`, safe: true, replacement: meant }
  },
})

/** A number for a switch, a renderer in another spelling. */
function meantBy(key: string, value: string): string | undefined {
  if (allowed.get(key) === 'true or false') return { 0: 'false', 1: 'true' }[value]
  return key === 'renderer' && /^network[-_ ]?manager$/i.test(value) ? 'NetworkManager' : undefined
}
