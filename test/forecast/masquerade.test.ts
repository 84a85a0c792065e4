import { expect, test } from 'vitest'
import { leasedAddresses, masqueradePeer } from '../../src/forecast/masquerade.ts'
import type { VmInterface } from '../../src/kubevirt/vm-interface.ts'
import { vmWithInterfaces } from '../kubevirt/one-vm.ts'

function nicWith(cidr: string | null, binding = 'masquerade'): VmInterface {
  const networks = `networks: [{name: a, pod: {${cidr === null ? '' : `vmNetworkCIDR: "${cidr}"`}}}]`
  const [nic] = vmWithInterfaces([`{name: a, ${binding}: {}}`], networks).interfaces
  if (!nic) throw new Error('no interface')
  return nic
}

/** The first host address is the gateway, the second the guest's (KubeVirt, pkg/network/domainspec). */
test.each([
  [null, '10.0.2.2/24', '10.0.2.1'],
  ['10.0.2.0/24', '10.0.2.2/24', '10.0.2.1'],
  ['198.51.100.0/28', '198.51.100.2/28', '198.51.100.1'],
  ['192.168.255.255/16', '192.168.0.2/16', '192.168.0.1'],
  ['10.128.0.0/9', '10.128.0.2/9', '10.128.0.1'],
  ['203.0.113.252/30', '203.0.113.254/30', '203.0.113.253'],
  ['255.255.255.0/24', '255.255.255.2/24', '255.255.255.1'],
  ['0.0.0.0/0', '0.0.0.2/0', '0.0.0.1'],
])('the network %s leads to %s', (cidr, guest, gateway) => {
  expect(masqueradePeer(nicWith(cidr))).toEqual({ guest, gateway })
  expect(leasedAddresses(nicWith(cidr))).toEqual([guest])
})

/** Fewer than four addresses pass admission and fail at the start. */
test.each([
  '10.0.2.0/31',
  '10.0.2.0/32',
  '10.0.2.0/33',
  '10.0.2.256/24',
  '10.0.2/24',
  '10.0.2.0',
  'fd10:0:2::/120',
])('the network %s leads nowhere', (cidr) => {
  expect(masqueradePeer(nicWith(cidr))).toBeUndefined()
  expect(leasedAddresses(nicWith(cidr))).toEqual([])
})

test('behind another binding nobody knows the lease', () => {
  expect(leasedAddresses(nicWith(null, 'bridge'))).toEqual([])
})
