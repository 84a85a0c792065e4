import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type PredictedFileName, type Prediction, predictSeed } from '../../src/kubevirt/predict-seed.ts'

const sample = (name: string) => readFileSync(`fixtures/kubevirt/${name}`, 'utf8')
const predict = (text: string, options = {}) => predictSeed([{ path: 'vm.yaml', text }], options)

const textOf = ({ files }: Prediction, name: PredictedFileName): string => {
  const file = files[name]
  return file.status === 'known' ? new TextDecoder().decode(file.bytes) : file.status
}

const all = ['meta-data', 'user-data', 'network-config'] as const

describe('the seeds of the samples, byte for byte', () => {
  test.each([
    ['saigak-after', undefined, ['meta-data', 'user-data', 'network-config']],
    ['saigak-before', '1.5', ['meta-data', 'user-data']],
  ])('%s with KubeVirt %s', (name, kubevirt, present) => {
    const prediction = predict(sample(`${name}.yaml`), kubevirt ? { kubevirt } : {})
    for (const file of all) {
      const expected = present.includes(file) ? sample(`${name}.seed/${file}`) : 'absent'
      expect(textOf(prediction, file), file).toBe(expected)
    }
  })

  test('the midway state makes the same files as before', () => {
    const [before, midway] = ['before', 'midway'].map((step) =>
      predict(sample(`saigak-${step}.yaml`), { kubevirt: '1.5' }),
    )
    for (const file of all) expect(midway && textOf(midway, file)).toBe(before && textOf(before, file))
  })

  test('base64 is decoded once; the id of a bare VMI is unknown, its host name ends at the dot', () => {
    const prediction = predict(sample('base64-inline.yaml'))
    expect(textOf(prediction, 'user-data')).toBe('#cloud-config\nhostname: probe\nssh_pwauth: false\n')
    expect(textOf(prediction, 'network-config')).toMatch(/^version: 2\nethernets:/)
    expect(prediction).toMatchObject({ instanceId: null, localHostname: 'probe' })
    expect(textOf(prediction, 'meta-data')).toBe('unknown')
    expect(textOf(predict(sample('base64-inline.yaml'), { kubevirt: '0.54' }), 'meta-data')).toBe(
      '{"instance-id":"probe.lab.lab","local-hostname":"probe"}',
    )
  })

  test('instance type and SSH keys: files in the order of their names', () => {
    const keys = ['2 ci@example.test\\n', '1 ops@example.test\\n'].map(
      (end) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample${end}`,
    )
    expect(textOf(predict(sample('multus-multi-nic.yaml')), 'meta-data')).toBe(
      `{"instance-type":"u1.medium","instance-id":"5d2c6f0e-94b1-4a7e-8c35-1f6f0d7b9e42","local-hostname":"edge-router","public-keys":{"0":"${keys[0]}","1":"${keys[1]}"}}`,
    )
  })

  test('what is sealed is unknown, never absent; a wrong key shows all the same', () => {
    const { files } = predict(sample('gitops-opaque.yaml'))
    expect(all.map((name) => files[name].status)).toEqual(['unknown', 'unknown', 'absent'])
  })

  test('a pool numbers its machines and their Secrets since 1.8', () => {
    const pool = sample('pool-and-list.yaml')
    const statuses = (select: string, kubevirt?: string) => {
      const { files } = predict(pool, { select, ...(kubevirt ? { kubevirt } : {}) })
      return [files['user-data'].status, files['network-config'].status]
    }
    expect(statuses('lab/web-0')).toEqual(['known', 'known'])
    expect(statuses('lab/web-1')).toEqual(['known', 'unknown'])
    expect(statuses('lab/web-0', '1.7')).toEqual(['unknown', 'unknown'])
  })
})

const vmWith = (source: string, secret: string, uuid = 'uuid: 5d307ca9-b3ef-428c-8861-06e72d69f223') => `
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: vm1, namespace: demo}
spec:
  template:
    spec:
      domain: {firmware: {${uuid}}, devices: {}}
      volumes:
        - name: cloudinit
          cloudInitNoCloud: ${source}
---
apiVersion: v1
kind: Secret
metadata: {name: s, namespace: demo}
stringData: ${secret}
`

/** The reference's matrix: which key is wrong, what else is there, and what comes of it. */
describe('wrong keys', () => {
  const both = '{secretRef: {name: s}, networkDataSecretRef: {name: s}}'
  const missed = 'no cloud-init data-source found at volume'
  const required = 'userData or networkData is required'
  test.each([
    ['both wrong', both, '{a: u, b: n}', missed, ''],
    ['both wrong, inline beside', both.replace('}}', '}, userData: x}'), '{a: u}', missed, ''],
    ['network wrong', both, '{userdata: u, network-config: n}', null, 'u|absent'],
    ['user wrong', both, '{user-data: u, networkdata: n}', null, '|n'],
    [
      'network wrong, inline user data',
      '{networkDataSecretRef: {name: s}, userData: x}',
      '{net: n}',
      null,
      'x|absent',
    ],
    ['user wrong, inline network data', '{secretRef: {name: s}, networkData: x}', '{user: u}', null, '|x'],
    ['only user, wrong', '{secretRef: {name: s}}', '{user: u}', required, ''],
    ['only network, wrong', '{networkDataSecretRef: {name: s}}', '{net: n}', required, ''],
    [
      'user empty, inline network data',
      '{secretRef: {name: s}, networkData: x}',
      '{userdata: ""}',
      null,
      '|x',
    ],
    [
      'an empty lower-case key hides the other',
      both,
      '{userdata: u, networkdata: "", networkData: n}',
      null,
      'u|absent',
    ],
    ['nothing at all', '{}', '{}', required, ''],
    [
      'Secret text replaces inline text',
      '{secretRef: {name: s}, userData: x}',
      '{userdata: u}',
      null,
      'u|absent',
    ],
    ['inline text goes before base64', '{userData: x, userDataBase64: eQ==}', '{}', null, 'x|absent'],
    ['camel case', both, '{userData: u, networkData: n}', null, 'u|n'],
  ])('%s', (_, source, secret, startError, files) => {
    const prediction = predict(vmWith(source, secret))
    expect(prediction.startError).toBe(startError)
    if (startError === null)
      expect(`${textOf(prediction, 'user-data')}|${textOf(prediction, 'network-config')}`).toBe(files)
  })

  test('before 0.58 a wrong network key beside inline user data stopped the VM', () => {
    const text = vmWith('{networkDataSecretRef: {name: s}, userData: x}', '{net: n}')
    expect(predict(text, { kubevirt: '0.57' }).startError).toBe(missed)
    expect(predict(text, { kubevirt: '0.58' }).startError).toBe(null)
  })
})

/** UUIDv5 by Python's uuid module. */
describe('instance-id by release', () => {
  const none = vmWith('{userData: x}', '{}', '')
  const fixed = vmWith('{userData: x}', '{}')
  const empty = vmWith('{userData: x}', '{}', 'uuid: ""')
  test.each([
    [none, undefined, null],
    [none, '1.6', null],
    [none, 'v1.5.3', '133bf63e-9459-5126-9b21-b56e9b3d17b3'],
    [none, '0.55', '133bf63e-9459-5126-9b21-b56e9b3d17b3'],
    [none, '0.54', 'vm1.demo'],
    [fixed, undefined, '5d307ca9-b3ef-428c-8861-06e72d69f223'],
    [fixed, '0.54', 'vm1.demo'],
    [empty, undefined, null],
  ])('%#: %s', (text, kubevirt, id) => {
    expect(predict(text, kubevirt ? { kubevirt } : {}).instanceId).toBe(id)
  })

  test('a version that is none', () => {
    expect(() => predict(fixed, { kubevirt: 'latest' })).toThrow(RangeError)
  })
})

test("Go's JSON escapes what HTML could take for a tag", () => {
  const text = fixedWithHostname('a<b>&c\\u2028')
  expect(textOf(predict(text), 'meta-data')).toBe(
    '{"instance-id":"5d307ca9-b3ef-428c-8861-06e72d69f223","local-hostname":"a\\u003cb\\u003e\\u0026c\\u2028"}',
  )
})

const fixedWithHostname = (hostname: string) =>
  vmWith('{userData: x}', '{}').replace('      domain:', `      hostname: "${hostname}"\n      domain:`)
