import { describe, expect, test } from 'vitest'
import { certainLinkFor, linkFor } from '../../src/forecast/link-for.ts'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'
import { vmWithInterfaces } from '../kubevirt/one-vm.ts'

const linksOf = (text: string) => readNetworkConfig(text).links

function answer(nicLine: string, config: string): string {
  const [nic] = vmWithInterfaces([nicLine]).interfaces
  if (!nic) throw new Error('no interface')
  const found = linkFor(nic, linksOf(config))
  return found.status === 'none' ? 'none' : `${found.status}: ${found.link.id} by ${found.by}`
}

const ethernets = (...devices: readonly string[]) => `version: 2\nethernets: {${devices.join(', ')}}`
const mac = '{name: a, macAddress: "02:00:00:AA:BB:01"}'
const named = '{name: a}'

describe('which entry applies to a NIC', () => {
  test.each([
    ['its name', named, ethernets('enp1s0: {dhcp4: true}'), 'applies: enp1s0 by name'],
    ['another name', named, ethernets('eth0: {dhcp4: true}'), 'none'],
    ['a MAC', mac, ethernets('x: {match: {macaddress: "02:00:00:aa:bb:01"}}'), 'applies: x by MAC'],
    [
      'a MAC with dashes',
      mac,
      ethernets('x: {match: {macaddress: "02-00-00-AA-BB-01"}}'),
      'applies: x by MAC',
    ],
    ['another MAC', mac, ethernets('x: {match: {macaddress: "02:00:00:aa:bb:02"}}'), 'none'],
    [
      'a MAC that is a number, and the spec fixes none',
      named,
      ethernets('x: {match: {macaddress: 52:54:00:12:34:56}}'),
      'none',
    ],
    ['a MAC that is a number', mac, ethernets('x: {match: {macaddress: 52:54:00:12:34:56}}'), 'none'],
    [
      'a MAC beside the name of another',
      mac,
      ethernets('enp1s0: {dhcp4: true}', 'x: {match: {macaddress: "02:00:00:aa:bb:01"}}'),
      'applies: x by MAC',
    ],
    [
      'a MAC in the NIC that spells it with dots',
      '{name: a, macAddress: 0200.00aa.bb01}',
      ethernets('x: {match: {macaddress: "02:00:00:aa:bb:01"}}'),
      'applies: x by MAC',
    ],
    ['a glob', named, ethernets('x: {match: {name: "en*"}}'), 'applies: x by name'],
    ['a glob for others', named, ethernets('x: {match: {name: "eth*"}}'), 'none'],
    ['a driver', named, ethernets('x: {match: {driver: virtio_net}}'), 'applies: x by driver'],
    ['a glob of a driver', named, ethernets('x: {match: {driver: "virtio*"}}'), 'applies: x by driver'],
    [
      'a list of drivers',
      named,
      ethernets('x: {match: {driver: [e1000, virtio_net]}}'),
      'applies: x by driver',
    ],
    ['another driver', named, ethernets('x: {match: {driver: e1000e}}'), 'none'],
    [
      'the driver of the model',
      '{name: a, model: e1000e}',
      ethernets('x: {match: {driver: e1000e}}'),
      'applies: x by driver',
    ],
    ['a name and another driver', named, ethernets('x: {match: {name: "en*", driver: e1000e}}'), 'none'],
    [
      'a name and a driver',
      named,
      ethernets('x: {match: {name: "en*", driver: virtio_net}}'),
      'applies: x by name',
    ],
    ['any NIC', named, ethernets('x: {match: {}}'), 'applies: x by name'],
    [
      'the first of two that fit',
      named,
      ethernets('x: {match: {name: "en*"}}', 'enp1s0: {}'),
      'applies: x by name',
    ],
    ['a bond of that name is no NIC', named, 'version: 2\nbonds: {enp1s0: {interfaces: []}}', 'none'],
    [
      'version 1 by name',
      named,
      'version: 1\nconfig: [{type: physical, name: enp1s0, subnets: [{type: dhcp}]}]',
      'applies: enp1s0 by name',
    ],
    [
      'version 1 by MAC, whatever the name',
      mac,
      'version: 1\nconfig: [{type: physical, name: lan0, mac_address: "02:00:00:aa:bb:01"}]',
      'applies: lan0 by MAC',
    ],
  ])('%s', (_, nic, config, expected) => {
    expect(answer(nic, config)).toBe(expected)
  })

  test.each([
    [
      'the spec fixes no MAC',
      named,
      ethernets('x: {match: {macaddress: "02:00:00:aa:bb:01"}}'),
      'unsettled: x by MAC',
    ],
    [
      'but the name is enough',
      named,
      ethernets('x: {match: {macaddress: "02:00:00:aa:bb:01"}}', 'enp1s0: {}'),
      'applies: enp1s0 by name',
    ],
    [
      'the name cannot be predicted',
      '{name: a, model: e1000}',
      ethernets('eth0: {}'),
      'unsettled: eth0 by name',
    ],
    [
      'the driver cannot be predicted',
      '{name: a, sriov: {}}',
      ethernets('x: {match: {driver: mlx5_core}}'),
      'unsettled: x by driver',
    ],
    [
      'a wrong driver settles it',
      '{name: a, model: e1000}',
      ethernets('x: {match: {name: "en*", driver: virtio_net}}'),
      'none',
    ],
  ])('open: %s', (_, nic, config, expected) => {
    expect(answer(nic, config)).toBe(expected)
  })
})

describe('the entry that a check may hold against a NIC', () => {
  test.each([
    ['one NIC, one entry, whatever they are called', ['{name: a, model: e1000}'], ['eth0: {}'], 'eth0'],
    ['one NIC, two entries', ['{name: a, model: e1000}'], ['eth0: {}', 'eth1: {}'], undefined],
    ['two NICs, one entry', ['{name: a, model: e1000}', '{name: b}'], ['eth0: {}'], undefined],
    ['two NICs, and the entry has its name', ['{name: a}', '{name: b}'], ['enp1s0: {}'], 'enp1s0'],
    ['none', ['{name: a}'], ['eth0: {}'], undefined],
  ])('%s', (_, nics, devices, expected) => {
    const { interfaces } = vmWithInterfaces(nics)
    const [nic] = interfaces
    expect(nic && certainLinkFor(nic, linksOf(ethernets(...devices)), interfaces)?.id).toBe(expected)
  })
})
