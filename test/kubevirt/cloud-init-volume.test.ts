import { describe, expect, test } from 'vitest'
import type { DataSource } from '../../src/kubevirt/cloud-init-volume.ts'
import { vmManifest, vmOf } from './one-vm.ts'

const volumeOf = (volumes: string) => vmOf(vmManifest({ spec: `volumes: ${volumes}` })).cloudInit

const inWords = ({ secret, inline }: DataSource) => [
  ...(secret ? [`secret ${secret.text}`] : []),
  ...(inline ? [inline.encoding] : []),
]

test.each([
  ['[]', undefined],
  ['[{name: r, containerDisk: {image: i}}]', undefined],
  ['[{name: c, cloudInitConfigDrive: {userData: x}}]', 'cloudInitConfigDrive'],
])('the volume of %s', (volumes, kind) => {
  expect(volumeOf(volumes)?.kind).toBe(kind)
})

test('the first cloud-init volume wins, whatever the later ones hold', () => {
  const volume = volumeOf(
    '[{name: r, dataVolume: {name: d}}, {name: b, cloudInitNoCloud: {userData: first}}, ' +
      '{name: a, cloudInitConfigDrive: {userData: second, networkData: second}}, {name: c, cloudInitNoCloud: {networkData: third}}]',
  )
  expect(volume?.kind).toBe('cloudInitNoCloud')
  expect(volume?.userData.inline?.node).toMatchObject({ value: 'first' })
  expect(volume?.networkData.inline).toBeUndefined()
  expect(volume?.place.path).toBe('/spec/template/spec/volumes/1/cloudInitNoCloud')
})

describe('where the two payloads come from', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['{userData: u, networkData: n}', ['text'], ['text']],
    ['{userDataBase64: dQ==, networkDataBase64: bg==}', ['base64'], ['base64']],
    ['{secretRef: {name: s}, networkDataSecretRef: {name: t}}', ['secret s'], ['secret t']],
    ['{userData: u, userDataBase64: dQ==}', ['text'], []],
    ['{userData: "", userDataBase64: dQ==}', ['base64'], []],
    // Names that people write and KubeVirt does not have.
    ['{userDataSecretRef: {name: s}, networkConfig: n, network-config: n, userdata: u}', [], []],
    ['{secretRef: {secretName: s}, networkDataSecretRef: s}', [], []],
  ])('%s', (source, userData, networkData) => {
    const volume = volumeOf(`[{name: c, cloudInitNoCloud: ${source}}]`)
    expect({
      userData: volume && inWords(volume.userData),
      networkData: volume && inWords(volume.networkData),
    }).toEqual({ userData, networkData })
  })
})
