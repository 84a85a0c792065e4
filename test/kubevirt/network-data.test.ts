import { expect, test } from 'vitest'
import { resolveNetworkData } from '../../src/kubevirt/network-data.ts'
import { readVmContext } from '../../src/kubevirt/vm-context.ts'
import { vmManifest } from './one-vm.ts'

const secret = (fields: string, namespace = 'demo') =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: ${namespace}}\n${fields}\n`

const ref = '{networkDataSecretRef: {name: s}}'

/** In KubeVirt's order; only `absent` means that the seed gets no network-config. */
test.each<[string, string, string, object]>([
  ['inline', '{networkData: n}', '', { status: 'known', origin: 'networkData' }],
  ['base64', '{networkDataBase64: bg==}', '', { status: 'known', origin: 'networkDataBase64' }],
  ['none', '{userData: u}', '', { status: 'absent' }],
  ['a right key', ref, secret('stringData: {networkdata: n}'), { status: 'known', origin: 'Secret s' }],
  ['camel case', ref, secret('data: {networkData: bg==}'), { status: 'known', origin: 'Secret s' }],
  ['a wrong key', ref, secret('stringData: {network-config: n}'), { status: 'absent' }],
  ['an empty key', ref, secret('stringData: {networkdata: ""}'), { status: 'absent' }],
  [
    'an empty key hides a filled one',
    ref,
    secret('stringData: {networkdata: "", networkData: n}'),
    { status: 'absent' },
  ],
  ['no such Secret', ref, '', { status: 'unknown' }],
  ['a Secret elsewhere', ref, secret('stringData: {networkdata: n}', 'other'), { status: 'unknown' }],
])('%s', (_, source, secrets, expected) => {
  const text = vmManifest({ spec: `volumes: [{name: c, cloudInitNoCloud: ${source}}]` }) + secrets
  const context = readVmContext([{ path: 'vm.yaml', text }])
  const [vm] = context.vms
  expect(vm && resolveNetworkData(vm, context.secrets)).toMatchObject(expected)
})

test('without a cloud-init volume there is none', () => {
  const context = readVmContext([{ path: 'vm.yaml', text: vmManifest({ spec: 'volumes: []' }) }])
  const [vm] = context.vms
  expect(vm && resolveNetworkData(vm, context.secrets)).toEqual({ status: 'absent', keyWrong: false })
})
