import { describe, expect, test } from 'vitest'
import { readManifests } from '../../src/kubevirt/manifest.ts'
import { readVms } from '../../src/kubevirt/vm.ts'
import { vmManifest, vmOf } from './one-vm.ts'

const long = 'a'.repeat(70)

/** KubeVirt, pkg/util/net/dns/sanitize.go. */
test.each([
  ['vm1', '{}', 'vm1'],
  ['db.prod', '{}', 'db'],
  [long, '{}', long.slice(0, 63)],
  ['vm1', 'hostname: web', 'web'],
  ['vm1', 'hostname: ""', 'vm1'],
  ['vm1', 'hostname: web.example', 'web.example'],
])('the host name of VM %s with %s', (name, spec, hostname) => {
  expect(vmOf(vmManifest({ name, spec })).hostname).toBe(hostname)
})

test.each([
  ['[{name: r, dataVolume: {name: d}}]', 'persistent'],
  ['[{name: r, persistentVolumeClaim: {claimName: d}}]', 'persistent'],
  ['[{name: r, hostDisk: {path: /d}}]', 'persistent'],
  ['[{name: r, containerDisk: {image: i}}, {name: d, dataVolume: {name: d}}]', 'persistent'],
  ['[{name: r, containerDisk: {image: i}}]', 'fresh'],
  ['[{name: r, ephemeral: {persistentVolumeClaim: {claimName: d}}}]', 'fresh'],
  ['[{name: r, emptyDisk: {capacity: 1Gi}}]', 'fresh'],
  ['[{name: c, cloudInitNoCloud: {userData: x}}]', 'unknown'],
  ['[]', 'unknown'],
])('the root disk of the volumes %s', (volumes, rootDisk) => {
  expect(vmOf(vmManifest({ spec: `volumes: ${volumes}` })).rootDisk).toBe(rootDisk)
})

describe('firmware.uuid', () => {
  test.each([
    ['{firmware: {uuid: 5D307CA9-b3ef-428c-8861-06e72d69f223}}', '5D307CA9-b3ef-428c-8861-06e72d69f223'],
    ['{firmware: {uuid: ""}}', undefined],
    ['{firmware: {serial: x}}', undefined],
    ['{}', undefined],
  ])('of the domain %s', (domain, uuid) => {
    expect(vmOf(vmManifest({ spec: `domain: ${domain}` })).firmwareUuid?.text).toBe(uuid)
  })

  test('the place to add one is the key domain', () => {
    expect(vmOf(vmManifest({ spec: 'domain: {}' })).domainPlace).toMatchObject({ line: 11, column: 7 })
  })
})

test.each([
  ['another kind', 'apiVersion: kubevirt.io/v1\nkind: VirtualMachinePool\nspec: {template: {spec: {}}}'],
  ['another group', 'apiVersion: example.test/v1\nkind: VirtualMachine\nspec: {template: {spec: {}}}'],
  ['no template', 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nspec: {running: true}'],
  ['no spec', 'apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance'],
  ['a spec that is a list', 'apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance\nspec: []'],
])('no VM: %s', (_, text) => {
  const { objects } = readManifests([{ path: 'vm.yaml', text }])
  expect(objects.flatMap((object) => readVms(object, { release: null, poolMachines: 64 }))).toEqual([])
})

test('a VirtualMachineInstance has its spec at the root', () => {
  const text =
    'apiVersion: kubevirt.io/v1alpha3\nkind: VirtualMachineInstance\nmetadata: {name: a}\nspec: {hostname: b}'
  const vm = vmOf(text)
  expect({ kind: vm.kind, namespace: vm.namespace, hostname: vm.hostname, specPath: vm.specPath }).toEqual({
    kind: 'VirtualMachineInstance',
    namespace: null,
    hostname: 'b',
    specPath: ['spec'],
  })
})
