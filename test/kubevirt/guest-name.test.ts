import { describe, expect, test } from 'vitest'
import { vmManifest, vmOf, vmWithInterfaces } from './one-vm.ts'

const names = (interfaces: readonly string[], spec?: string, annotations?: string) =>
  vmWithInterfaces(interfaces, spec, annotations).interfaces.map(({ guestName }) => guestName)

/** KubeVirt's docs/pci-topology.md, and systemd's naming rules applied to those addresses. */
describe('names in the guest', () => {
  test.each<[string, readonly string[], readonly (string | null)[]]>([
    ['one virtio NIC', ['{name: a, masquerade: {}}'], ['enp1s0']],
    [
      'three NICs of express models',
      ['{name: a, model: virtio}', '{name: b, model: e1000e}', '{name: c, model: igb}'],
      ['enp1s0', 'enp2s0', 'enp3s0'],
    ],
    [
      'models behind a PCI bridge take no bus',
      ['{name: a, model: e1000}', '{name: b}', '{name: c, model: rtl8139}'],
      [null, 'enp1s0', null],
    ],
    [
      'a PCI address, bus and slot in decimal',
      ['{name: a, pciAddress: "0000:81:01.0"}', '{name: b}'],
      ['enp129s1', 'enp1s0'],
    ],
    ['a PCI address in upper case', ['{name: a, pciAddress: "0000:0A:1F.0"}'], ['enp10s31']],
    ['no PCI address', ['{name: a, pciAddress: "81:01.0"}'], [null]],
    [
      'an ACPI index, on a bus of its own all the same',
      ['{name: a, acpiIndex: 101}', '{name: b}'],
      ['eno101', 'enp2s0'],
    ],
    ['an ACPI index before a PCI address', ['{name: a, acpiIndex: 7, pciAddress: "0000:81:01.0"}'], ['eno7']],
    ['an ACPI index that systemd does not take', ['{name: a, acpiIndex: 16384}'], [null]],
    ['an ACPI index that is none', ['{name: a, acpiIndex: "1;reboot"}'], [null]],
    ['SR-IOV', ['{name: a}', '{name: b, sriov: {}}', '{name: c}'], ['enp1s0', null, 'enp2s0']],
  ])('%s', (_, interfaces, expected) => {
    expect(names(interfaces)).toEqual(expected)
  })

  test.each<[string, string, readonly (string | null)[]]>([
    ['arm64', 'architecture: arm64', ['enp1s0', 'enp2s0']],
    ['s390x', 'architecture: s390x', [null, null]],
  ])('%s', (_, spec, expected) => {
    expect(names(['{name: a}', '{name: b}'], spec)).toEqual(expected)
  })

  test.each<[string, string, string | null]>([
    ['q35', 'machine: {type: q35}', 'enp1s0'],
    ['a release of q35', 'machine: {type: pc-q35-rhel9.4.0}', 'enp1s0'],
    ['virt', 'machine: {type: virt-rhel9.4.0}', 'enp1s0'],
    ['i440fx', 'machine: {type: pc-i440fx-2.10}', null],
    ['s390-ccw-virtio', 'machine: {type: s390-ccw-virtio}', null],
  ])('machine type %s', (_, machine, expected) => {
    const spec = `domain:\n  ${machine}\n  devices:\n    interfaces: [{name: a, masquerade: {}}]`
    expect(vmOf(vmManifest({ spec })).interfaces[0]?.guestName).toBe(expected)
  })

  test.each([
    ['true', null],
    ['false', 'enp1s0'],
  ])('useVirtioTransitional: %s', (value, expected) => {
    const spec = `domain:\n  devices:\n    useVirtioTransitional: ${value}\n    interfaces: [{name: a}]`
    expect(vmOf(vmManifest({ spec })).interfaces[0]?.guestName).toBe(expected)
  })

  test('devices on the root complex take the slots from 2 on', () => {
    const annotation = '{kubevirt.io/placePCIDevicesOnRootComplex: "true"}'
    expect(names(['{name: a}', '{name: b}'], '', annotation)).toEqual(['enp0s2', 'enp0s3'])
  })
})
