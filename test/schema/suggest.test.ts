import { describe, expect, test } from 'vitest'
import { suggest } from '../../src/schema/suggest.ts'

const device = ['dhcp4', 'dhcp6', 'addresses', 'gateway4', 'gateway6', 'nameservers', 'set-name', 'mtu']
const entry = ['type', 'name', 'mac_address', 'mtu', 'subnets', 'accept-ra']

describe('suggest', () => {
  test.each([
    ['adresses', device, 'addresses'],
    ['gatway4', device, 'gateway4'],
    ['set_name', device, 'set-name'],
    ['SetName', device, 'set-name'],
    ['macaddress', entry, 'mac_address'],
    ['accept_ra', entry, 'accept-ra'],
    ['subnet', entry, 'subnets'],
    ['mtu ', device, 'mtu'],
    ['umt', device, undefined],
    ['namesevrers', device, 'nameservers'],
    ['slaac', ['dhcp4', 'ipv6_slaac'], 'ipv6_slaac'],
    ['ipv6', ['ipv6_slaac', 'ipv6_dhcpv6-stateful'], undefined],
    ['dhcp', device, 'dhcp4'],
    ['nonsense', device, undefined],
    ['mtu', device, undefined],
    ['to', ['id', 'of'], undefined],
    ['-', device, undefined],
    ['', device, undefined],
    ['__proto__', device, undefined],
  ])('%j among %j means %j', (word, candidates, meant) => {
    expect(suggest(word, candidates)).toBe(meant)
  })

  test('words over 40 characters are not compared', () => {
    const long = 'a'.repeat(41)
    expect(suggest(`${long}`, [`${long}b`])).toBeUndefined()
    expect(suggest('a'.repeat(39), ['a'.repeat(40)])).toBe('a'.repeat(40))
    expect(suggest('x'.repeat(10_000_000), device)).toBeUndefined()
  })
})
