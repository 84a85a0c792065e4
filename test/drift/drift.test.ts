import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diffSeeds } from '../../src/diff-seeds.ts'
import { openImage } from '../../src/image/open-image.ts'
import { predictSeed } from '../../src/kubevirt/predict-seed.ts'
import type { InspectedResult } from '../../src/report/result.ts'
import { readSeed, type Seed } from '../../src/seed/seed.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const seedOf = async (files: Files): Promise<Seed> =>
  readSeed(
    await openImage({ 'meta-data': 'instance-id: i-1\nlocal-hostname: vm1\n', 'user-data': '', ...files }),
  )

const inspected = (result: ReturnType<typeof diffSeeds>): InspectedResult => {
  if (result.status !== 'inspected') throw new Error(result.error.message)
  return result
}

const diff = async (older: Files, newer: Files) =>
  inspected(diffSeeds(await seedOf(older), await seedOf(newer)))

const id = (text: string) => ({ 'meta-data': `instance-id: ${text}\nlocal-hostname: vm1\n` })
const network = (address: string) => ({
  'network-config': `version: 2\nethernets: {enp1s0: {addresses: [${address}], routes: [{to: 0.0.0.0/0, via: 192.0.2.254}]}}\n`,
})
const eachBoot = { 'user-data': '#cloud-config\nupdates: {network: {when: [boot]}}\n' }

describe('what the guest does, as measured with cloud-init 24.4, 25.3 and 26.2', () => {
  test.each<[string, Files, Files, string, readonly string[]]>([
    ['nothing changed', network('192.0.2.1/24'), network('192.0.2.1/24'), 'nothing', []],
    ['network, same id', network('192.0.2.1/24'), network('192.0.2.2/24'), 'kept', ['same-id-new-network']],
    ['network added, same id', {}, network('192.0.2.2/24'), 'kept', ['same-id-new-network']],
    [
      'another id',
      id('i-1'),
      { ...id('i-2'), ...network('192.0.2.2/24') },
      'first-boot-again',
      ['identity-change'],
    ],
    [
      'an event allows it',
      { ...eachBoot, ...network('192.0.2.1/24') },
      { ...eachBoot, ...network('192.0.2.2/24') },
      'applied',
      [],
    ],
    [
      'the event comes with the change',
      network('192.0.2.1/24'),
      { ...eachBoot, ...network('192.0.2.2/24') },
      'kept',
      ['same-id-new-network', 'same-id-new-user-data'],
    ],
    [
      'blanks around the stored id count',
      id('" i-1 "'),
      id('" i-1 "'),
      'first-boot-again',
      ['identity-change', 'instance-id-padded'],
    ],
    ['a broken network-config is as good as none', {}, { 'network-config': '[' }, 'nothing', ['nc-not-yaml']],
    [
      'disabled is not none',
      {},
      { 'network-config': 'network: {config: disabled}' },
      'kept',
      ['nc-disabled', 'same-id-new-network'],
    ],
    ['bootcmd counts on each boot', {}, { 'user-data': '#cloud-config\nbootcmd: [[ls]]\n' }, 'applied', []],
  ])('%s', async (_, older, newer, guest, codes) => {
    const { drift, findings } = await diff(older, newer)
    expect(drift?.guest).toBe(guest)
    const weighty = findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code)
    expect(weighty.sort()).toEqual(codes)
  })

  test('what is packed by gzip is compared as bytes', async () => {
    const packed = (last: number) => ({ 'user-data': Uint8Array.of(0x1f, 0x8b, 8, 0, last) })
    expect((await diff(packed(1), packed(1))).drift?.guest).toBe('nothing')
    expect((await diff(packed(1), packed(2))).findings.map(({ code }) => code)).toEqual([
      'same-id-new-user-data',
    ])
  })

  test('a seed that the guest never takes has nothing to compare', async () => {
    const older = await readSeed(await openImage({ 'meta-data': 'instance-id: i-1\n' }))
    const { drift } = inspected(diffSeeds(older, await seedOf(network('192.0.2.1/24'))))
    expect(drift?.instanceId.change).toBe('unknown')
    expect(drift?.guest).toBe('unknown')
  })
})

const sample = (name: string) => readFileSync(`fixtures/kubevirt/${name}`, 'utf8')
const predict = (text: string, kubevirt?: string) =>
  predictSeed([{ path: 'vm.yaml', text }], kubevirt === undefined ? {} : { kubevirt })

describe('the incident, between revisions', () => {
  const before = sample('saigak-before.yaml')
  const after = sample('saigak-after.yaml')
  const legacy = '7076662b-aa15-599f-a636-bba41cf6a07c'

  test('the fix: a new identity is what makes the network take effect', () => {
    const result = inspected(diffSeeds(predict(before), predict(after)))
    expect(result.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning identity-change',
    ])
    expect(result.verdict).toMatchObject({ outcome: 'reachable', cause: 'identity-change' })
    expect(result.drift?.files.find(({ name }) => name === 'network-config')?.change).toBe('added')
  })

  test('the same fix with the UUID that older releases derived: not applied, and the NIC down with its new MAC', () => {
    const frozen = after.replace(/uuid: .*/, `uuid: ${legacy}`)
    const result = inspected(diffSeeds(predict(before, '1.5'), predict(frozen)))
    expect(result.drift).toMatchObject({ guest: 'kept', instanceId: { older: legacy, newer: legacy } })
    expect(result.findings.map(({ code }) => code)).toEqual(['same-id-new-network', 'mac-changed'])
    expect(result.verdict).toMatchObject({
      outcome: 'unreachable',
      confidence: 'likely',
      cause: 'mac-changed',
    })
    expect(result.forecast.links.map(({ outcome }) => outcome)).toEqual(['unknown'])
  })

  test('from midway the Secret alone is corrected: at risk as before, since nothing is written again', () => {
    const midway = sample('saigak-midway.yaml')
    const corrected = midway
      .replace('network-config: |', 'networkdata: |')
      .replace(/version: 2[\s\S]*?(?=---)/, 'version: 2\n    ethernets: {enp1s0: {dhcp4: true}}\n')
    const result = inspected(diffSeeds(predict(midway), predict(corrected)))
    expect(result.findings.map(({ code }) => code)).toContain('same-id-new-network')
    expect(result.verdict).toMatchObject({ outcome: 'at-risk', cause: 'same-id-new-network' })
    expect(result.forecast.networkSource).toBe('fallback')
  })
})

test('places of the older seed are told by its input', async () => {
  const [older, newer] = [await seedOf(network('192.0.2.1/24')), await seedOf(network('192.0.2.2/24'))]
  const result = inspected(diffSeeds(older, newer, { olderInput: 'a.iso', input: 'b.iso' }))
  const [finding] = result.findings
  expect(finding?.location).toMatchObject({ file: 'network-config', line: 2 })
  expect(finding?.related?.[0]?.location).toMatchObject({ file: 'a.iso/network-config', line: 2 })
  expect([result.input, result.drift?.older]).toEqual(['b.iso', 'a.iso'])
})
