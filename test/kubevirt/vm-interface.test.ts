import { describe, expect, test } from 'vitest'
import { vmManifest, vmOf, vmWithInterfaces } from './one-vm.ts'

const only = (line: string, spec?: string) => vmWithInterfaces([line], spec).interfaces[0]

test.each([
  ['{name: a, masquerade: {}}', 'masquerade'],
  ['{name: a, bridge: {}}', 'bridge'],
  ['{name: a, sriov: {}}', 'sriov'],
  ['{name: a, passtBinding: {}}', 'passtBinding'],
  ['{name: a, binding: {name: managedTap}}', 'plugin'],
  ['{name: a}', 'unknown'],
])('the binding of %s', (line, binding) => {
  expect(only(line)?.binding).toBe(binding)
})

test.each([
  ['{name: a}', 'virtio_net'],
  ['{name: a, model: virtio}', 'virtio_net'],
  ['{name: a, model: e1000e}', 'e1000e'],
  ['{name: a, model: ne2k_pci}', null],
  ['{name: a, sriov: {}}', null],
])('the driver of %s', (line, driver) => {
  expect(only(line)?.driver).toBe(driver)
})

test.each([
  ['{name: a, macAddress: "02:00:00:AA:BB:01"}', '02:00:00:AA:BB:01', '02:00:00:aa:bb:01'],
  ['{name: a, macAddress: 02-00-00-aa-bb-01}', '02-00-00-aa-bb-01', '02:00:00:aa:bb:01'],
  ['{name: a, macAddress: 0200.00aa.bb01}', '0200.00aa.bb01', '02:00:00:aa:bb:01'],
  // Go's YAML has no base 60 numbers: what the guest reads as an integer is text here.
  ['{name: a, macAddress: 52:54:00:12:34:56}', '52:54:00:12:34:56', '52:54:00:12:34:56'],
  ['{name: a, macAddress: nonsense}', 'nonsense', null],
  ['{name: a, macAddress: ""}', undefined, null],
  ['{name: a}', undefined, null],
])('the MAC of %s', (line, text, normal) => {
  const nic = only(line)
  expect({ text: nic?.mac?.text, normal: nic?.normalMac }).toEqual({ text, normal })
})

describe('the network behind an interface', () => {
  const networks = `networks:
  - name: a
    pod:
      vmNetworkCIDR: 198.51.100.0/28
  - name: b
    multus: {networkName: storage}`

  test.each([
    ['{name: a}', 'pod', '198.51.100.0/28'],
    ['{name: b}', 'multus', null],
    ['{name: c}', 'unknown', null],
  ])('%s', (line, network, vmNetworkCidr) => {
    expect(only(line, networks)).toMatchObject({ network, vmNetworkCidr })
  })
})

test('the MAC that the status shows is found by the name of the interface', () => {
  const text = `apiVersion: kubevirt.io/v1
kind: VirtualMachineInstance
metadata: {name: vm1}
spec:
  domain:
    devices:
      interfaces: [{name: a, masquerade: {}}, {name: b, bridge: {}}]
status:
  interfaces:
    - {mac: 02:42:ac:11:00:02, infoSource: guest-agent}
    - {name: b, mac: 9E:4F:21:D0:77:C3}
`
  expect(vmOf(text).interfaces.map(({ statusMac }) => statusMac)).toEqual([null, '9e:4f:21:d0:77:c3'])
})

test('interfaces and MACs are placed where the manifest has them', () => {
  const spec =
    'domain:\n  devices:\n    interfaces:\n      - name: default\n        macAddress: "02:00:00:00:00:05"'
  const [nic] = vmOf(vmManifest({ spec })).interfaces
  expect(nic?.place).toEqual({
    file: 'vm.yaml',
    line: 14,
    column: 21,
    endLine: 14,
    endColumn: 28,
    path: '/spec/template/spec/domain/devices/interfaces/0/name',
  })
  expect(nic?.mac?.place).toMatchObject({ line: 15, column: 27 })
})
