import { describe, expect, test } from 'vitest'
import { readManifests } from '../../src/kubevirt/manifest.ts'
import {
  findSecret,
  hasAnyKey,
  looksLikeNetworkData,
  looksLikeUserData,
  networkDataKeys,
  readKey,
  readSecrets,
  readValue,
  type Secret,
  userDataKeys,
} from '../../src/kubevirt/secret.ts'

const secretsOf = (text: string): readonly Secret[] => readSecrets(readManifests([{ path: 's.yaml', text }]))

function secretOf(fields: string): Secret {
  const [secret] = secretsOf(`apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: demo}\n${fields}`)
  if (!secret) throw new Error('no Secret')
  return secret
}

describe('the key that KubeVirt reads', () => {
  test.each([
    ['stringData: {networkdata: a}', 'networkdata', 'stringData'],
    ['stringData: {networkData: a}', 'networkData', 'stringData'],
    ['stringData: {networkData: a, networkdata: b}', 'networkdata', 'stringData'],
    ['stringData: {networkData: a, networkdata: ""}', 'networkdata', 'stringData'],
    ['data: {networkdata: YQ==}\nstringData: {networkdata: b}', 'networkdata', 'stringData'],
    ['data: {networkdata: YQ==}\nstringData: {networkData: b}', 'networkdata', 'data'],
    ['stringData: {network-config: a, network_data: b, NETWORKDATA: c}', undefined, undefined],
    ['data: null', undefined, undefined],
    ['type: Opaque', undefined, undefined],
  ])('%j', (fields, name, field) => {
    const secret = secretOf(fields)
    const key = readKey(secret, networkDataKeys)
    expect({ name: key?.name, field: key?.field }).toEqual({ name, field })
    expect(hasAnyKey(secret, networkDataKeys)).toBe(name !== undefined)
  })

  test('user data and network data are told apart', () => {
    const secret = secretOf('stringData: {userdata: a}')
    expect([hasAnyKey(secret, userDataKeys), hasAnyKey(secret, networkDataKeys)]).toEqual([true, false])
  })

  test.each([
    ['""', true],
    ['', true],
    ['"version: 2"', false],
    ['0', false],
  ])('the value %j is empty: %j', (value, empty) => {
    const key = readKey(secretOf(`stringData:\n  networkdata: ${value}`), networkDataKeys)
    const read = key && readValue(key)
    expect(read?.status === 'known' && read.bytes.byteLength === 0).toBe(empty)
  })
})

describe('a Secret is looked up in the namespace of the VM', () => {
  const secrets = secretsOf(
    [
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: a}',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: b}',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: t}',
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: u}',
      'apiVersion: example.test/v1\nkind: Secret\nmetadata: {name: u}',
    ].join('\n---\n'),
  )

  test.each([
    ['s', 'b', 'b'],
    ['s', 'c', undefined],
    ['s', null, 'a'],
    ['t', 'c', null],
    ['u', 'a', null],
  ])('%s for a VM in %j', (name, namespace, found) => {
    const secret = findSecret(secrets, name, namespace)
    expect(secret?.namespace).toBe(found)
  })
})

test.each([
  ['network-config', true, false],
  ['network_config.yaml', true, false],
  ['networkConfig', true, false],
  ['NETWORKDATA', true, false],
  ['networkdata', false, false],
  ['networkData', false, false],
  ['user-data', false, true],
  ['user_data.yml', false, true],
  ['cloud-init', false, true],
  ['userdata', false, false],
  ['password', false, false],
])('the key %s looks like network data %j, like user data %j', (name, network, user) => {
  const [key] = secretOf(`stringData: {${name}: x}`).keys
  expect(key && [looksLikeNetworkData(key), looksLikeUserData(key)]).toEqual([network, user])
})

test('keys are placed, and values are not kept as text', () => {
  const [key] = secretOf('stringData:\n  networkdata: |\n    version: 2\n').keys
  expect(key?.place).toMatchObject({ file: 's.yaml', line: 5, column: 3, path: '/stringData/networkdata' })
})
