import { describe, expect, test } from 'vitest'
import { readManifests } from '../../src/kubevirt/manifest.ts'

const read = (...texts: readonly string[]) =>
  readManifests(texts.map((text, index) => ({ path: `${index + 1}.yaml`, text })))

const inWords = (...texts: readonly string[]) =>
  read(...texts).objects.map(
    ({ apiVersion, kind, namespace, name, path, source }) =>
      `${source.file}:/${path.join('/')} ${apiVersion} ${kind} ${namespace}/${name}`,
  )

describe('the objects of manifests', () => {
  test('several documents, empty ones and ones that are no objects', () => {
    const text =
      '# nothing yet\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n---\n---\n- a list\n---\njust text\n---\n' +
      'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: vm1, namespace: demo}\n...\n'
    expect(inWords(text)).toEqual([
      '1.yaml:/ v1 Secret null/s',
      '1.yaml:/ kubevirt.io/v1 VirtualMachine demo/vm1',
    ])
  })

  test('Lists are flattened, also in one another', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n' +
      '  - {apiVersion: v1, kind: Secret, metadata: {name: s}}\n' +
      '  - {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}]}\n'
    expect(inWords(text)).toEqual([
      '1.yaml:/items/0 v1 Secret null/s',
      '1.yaml:/items/1/items/0 v1 ConfigMap null/c',
    ])
  })

  test('the items of a typed List need not say their kind', () => {
    const text =
      'apiVersion: kubevirt.io/v1\nkind: VirtualMachineList\nitems:\n' +
      '  - {metadata: {name: a}}\n  - {apiVersion: kubevirt.io/v1alpha3, kind: VirtualMachine, metadata: {name: b}}\n'
    expect(inWords(text)).toEqual([
      '1.yaml:/items/0 kubevirt.io/v1 VirtualMachine null/a',
      '1.yaml:/items/1 kubevirt.io/v1alpha3 VirtualMachine null/b',
    ])
  })

  test('an item of a plain List without a kind is nothing', () => {
    expect(inWords('kind: List\nitems: [{metadata: {name: a}}, null, text]')).toEqual([])
  })

  test.each([
    [3, ['1.yaml:/items/0/items/0/items/0  Secret null/null']],
    [4, []],
    [200, []],
  ])('%i Lists in one another', (depth, expected) => {
    const nested = `${'{kind: List, items: ['.repeat(depth)}{kind: Secret}${']}'.repeat(depth)}`
    expect(inWords(nested)).toEqual(expected)
  })

  test('JSON, and files in the order given', () => {
    expect(inWords('{"kind": "Secret", "metadata": {"name": "s"}}', 'kind: ConfigMap')).toEqual([
      '1.yaml:/  Secret null/s',
      '2.yaml:/  ConfigMap null/null',
    ])
  })

  test('a key with items is no List by itself', () => {
    expect(inWords('kind: ConfigMap\nitems: [{kind: Secret}]')).toEqual(['1.yaml:/  ConfigMap null/null'])
  })
})

test('a broken document does not take the others with it', () => {
  const { objects, broken } = read('kind: [unclosed', 'kind: Secret\n---\nkind: ConfigMap\n')
  expect(objects.map(({ kind }) => kind)).toEqual(['Secret', 'ConfigMap'])
  expect(broken.map(({ source }) => source.file)).toEqual(['1.yaml'])
})
