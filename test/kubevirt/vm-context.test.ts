import { describe, expect, test } from 'vitest'
import { nameOf, readVmContext, selectVm, VmSelectionError } from '../../src/kubevirt/vm-context.ts'

const ids = {
  a: '5d307ca9-b3ef-428c-8861-06e72d69f223',
  b: '3f1d9c52-7a64-4f0e-8a1b-5c2d6e7f8a90',
} as const

const vm = (namespace: string | null, name: string, uuid: string | null) =>
  `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: ${name}${namespace === null ? '' : `, namespace: ${namespace}`}}
spec: {template: {spec: {domain: {firmware: {${uuid === null ? '' : `uuid: ${uuid}`}}}}}}
`
const contextOf = (...manifests: readonly string[]) =>
  readVmContext([{ path: 'vms.yaml', text: manifests.join('---\n') }])

const several = contextOf(vm('demo', 'vm1', ids.a), vm('demo', 'vm2', ids.b), vm('prod', 'vm1', null))

describe('which VM is meant', () => {
  test.each([
    [
      'the only one, whatever the seed says',
      contextOf(vm('demo', 'vm1', ids.a)),
      'nocloud',
      undefined,
      'demo/vm1',
    ],
    ['the one that the instance-id names', several, ids.b, undefined, 'demo/vm2'],
    ['the same in upper case', several, ids.b.toUpperCase(), undefined, 'demo/vm2'],
    ['the one that is selected, against the instance-id', several, ids.b, 'prod/vm1', 'prod/vm1'],
    [
      'one without namespace, by default',
      contextOf(vm(null, 'vm1', null)),
      'x',
      'default/vm1',
      'default/vm1',
    ],
    ['one without namespace, by its name', contextOf(vm(null, 'vm1', null)), 'x', 'vm1', 'default/vm1'],
  ])('%s', (_, context, instanceId, select, expected) => {
    expect(nameOf(selectVm(context, instanceId, select).vm)).toBe(expected)
  })

  test.each([
    ['no VM at all', contextOf('kind: Secret\n'), 'x', undefined, []],
    ['an id that none of several has', several, 'nocloud', undefined, ['demo/vm1', 'demo/vm2', 'prod/vm1']],
    [
      'an id that two have',
      contextOf(vm('demo', 'vm1', ids.a), vm('demo', 'vm2', ids.a)),
      ids.a,
      undefined,
      ['demo/vm1', 'demo/vm2'],
    ],
    ['a selection that is not there', several, ids.a, 'demo/vm3', ['demo/vm1', 'demo/vm2', 'prod/vm1']],
    ['a name without its namespace', several, ids.a, 'vm2', ['demo/vm1', 'demo/vm2', 'prod/vm1']],
  ])('not settled: %s', (_, context, instanceId, select, candidates) => {
    expect(candidatesOf(() => selectVm(context, instanceId, select))).toEqual(candidates)
  })
})

function candidatesOf(select: () => unknown): readonly string[] {
  try {
    select()
  } catch (error) {
    if (error instanceof VmSelectionError) return error.candidates
    throw error
  }
  return ['a VM was selected']
}

test('Secrets come from every file, broken documents are kept apart', () => {
  const context = readVmContext([
    { path: 'a.yaml', text: 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n' },
    { path: 'b.yaml', text: 'kind: [' },
    { path: 'c.yaml', text: vm('demo', 'vm1', ids.a) },
  ])
  expect({
    vms: context.vms.map(nameOf),
    secrets: context.secrets.map(({ name }) => name),
    broken: context.broken.map(({ source }) => source.file),
  }).toEqual({ vms: ['demo/vm1'], secrets: ['s'], broken: ['b.yaml'] })
})

test('a VMI beside its VirtualMachine is the one whose seed an image can be', () => {
  const spec = `apiVersion: kubevirt.io/v1
kind: VirtualMachineInstance
metadata: {name: vm1, namespace: demo}
spec: {domain: {firmware: {uuid: ${ids.b}}}}
`
  const context = readVmContext([
    { path: 'git.yaml', text: vm('demo', 'vm1', ids.a) },
    { path: 'live.yaml', text: spec },
  ])
  expect(context.vms.map(({ kind }) => kind)).toEqual(['VirtualMachine', 'VirtualMachineInstance'])
  expect(selectVm(context, ids.a).vm.kind).toBe('VirtualMachineInstance')
  expect(selectVm(context, '', 'demo/vm1').vm.firmwareUuid?.text).toBe(ids.b)
})
