import { describe, expect, test } from 'vitest'
import { inspect } from '../../src/inspect.ts'
import { vmManifest } from '../kubevirt/one-vm.ts'
import { devices, down, ended, lo, mac, stage, up } from '../log/console.ts'

const uuid = '5d307ca9-b3ef-428c-8861-06e72d69f223'

const vm = (interfaces = `[{name: default, masquerade: {}, macAddress: "${mac}"}]`): string =>
  vmManifest({
    spec: `domain:
  firmware: {uuid: ${uuid}}
  devices: {interfaces: ${interfaces}}
networks: [{name: default, pod: {}}]
volumes:
  - {name: root, dataVolume: {name: d}}
  - {name: cloudinit, cloudInitNoCloud: {userData: "#cloud-config"}}`,
  })

const seed = (networkConfig: string) => ({
  'meta-data': `instance-id: ${uuid}\nlocal-hostname: vm1\n`,
  'user-data': '#cloud-config\nhostname: vm1\n',
  'network-config': networkConfig,
})

const byName = 'version: 2\nethernets: {enp1s0: {dhcp4: true}}'
const byOtherName = 'version: 2\nethernets: {eth0: {dhcp4: true}}'
const byMac = (wanted: string) =>
  `version: 2\nethernets: {nic0: {match: {macaddress: "${wanted}"}, dhcp4: true}}`

const log = (rows: readonly (readonly string[])[], { version = '24.4.1', before = [] as string[] } = {}) =>
  [
    stage('init-local', version, 9),
    ...before,
    stage('init', version),
    ...devices([...rows, lo]),
    ended('DataSourceNoCloud', version),
  ].join('\n')

const noLease = ['enp1s0', 'True', 'fe80::ff:fe00:a/64', '.', 'link', mac]
const elsewhere = ['enp1s0', 'False', '.', '.', '.', '9e:4f:21:d0:77:c3']
const eth0 = ['eth0', ...up.slice(1)]
const unmatched = [{ name: 'eth0', mac, addresses: ['10.0.2.2/24'], outcome: 'up' }]

async function verdictOn(networkConfig: string, serialLog: string, manifest: string | undefined) {
  const result = await inspect(seed(networkConfig), { serialLog, ...(manifest ? { vm: manifest } : {}) })
  if (result.status !== 'inspected') throw new Error(result.error.message)
  return result
}

describe('what was expected, and what was seen', () => {
  test.each<[string, string, string, string | undefined, string, RegExp]>([
    [
      'up, and it is',
      byName,
      log([up]),
      vm(),
      'reachable, certain: null',
      /^up: enp1s0 has 10\.0\.2\.2 with MAC 02:00:00:00:00:0a; the seed is not the problem$/,
    ],
    [
      'nobody knew, and it is up',
      byName,
      log([up]),
      undefined,
      'reachable, certain: null',
      /^up: enp1s0 has 10\.0\.2\.2/,
    ],
    [
      'up, and is down',
      byName,
      log([down]),
      vm(),
      'unreachable, likely: log-nic-down-no-address',
      /^expected up but is down, so look at what the disk holds .* enp1s0 is Up=False with MAC/,
    ],
    [
      'up, and has no lease',
      byName,
      log([noLease]),
      vm(),
      'unreachable, likely: log-no-lease',
      /^expected up but is down, so look at the DHCP server's side/,
    ],
    [
      'up, and is another machine',
      byName,
      log([elsewhere]),
      vm(),
      'unreachable, likely: log-nic-down-no-address',
      /look at its MAC, which is not that of the VM spec/,
    ],
    [
      'down by name, and it is',
      byOtherName,
      log([down]),
      undefined,
      'unreachable, certain: name-mismatch',
      /^expected down, and it is: enp1s0 is Up=False with MAC 02:00:00:00:00:0a and no address\. .*"eth0"/,
    ],
    [
      'down by MAC, and it is',
      byMac('02:00:00:00:00:99'),
      log([down]),
      undefined,
      'unreachable, certain: mac-not-in-guest',
      /^expected down, and it is/,
    ],
    [
      'down, and it is up',
      'ethernets: {enp1s0: {dhcp4: true}}',
      log([up]),
      vm(),
      'unreachable, likely: nc-version-absent',
      /^up in this log: enp1s0 has 10\.0\.2\.2 .* older than the seed/,
    ],
    [
      'nobody knew, and it is down',
      byName,
      log([down]),
      undefined,
      'unreachable, likely: log-nic-down-no-address',
      /^enp1s0 is Up=False/,
    ],
    [
      'up, and printed too early',
      byName,
      log([down], { version: '25.1.2' }),
      vm(),
      'unknown, possible: log-nic-down-no-address',
      /cloud-init 25\.1\.2 may print its table before the network is up: ip addr/,
    ],
    [
      'down, and printed too early',
      byOtherName,
      log([down], { version: '26.1' }),
      undefined,
      'unreachable, likely: name-mismatch',
      /^expected down.* ip addr in the guest settles it\.$/,
    ],
    [
      'late after all, since it waited in vain',
      byName,
      log([down], { version: '25.1.2', before: ['Failed to start Wait for Network to be Configured.'] }),
      vm(),
      'unreachable, likely: log-nic-down-no-address',
      /^expected up but is down/,
    ],
    [
      'no table',
      byName,
      stage('init'),
      vm(),
      'reachable, certain: null',
      /^The log shows no network table of this guest, so it settles nothing\. enp1s0 gets/,
    ],
  ])('%s', async (_, networkConfig, serialLog, manifest, expected, headline) => {
    const { verdict } = await verdictOn(networkConfig, serialLog, manifest)
    expect(`${verdict.outcome}, ${verdict.confidence}: ${verdict.cause}`).toBe(expected)
    expect(verdict.headline).toMatch(headline)
    expect(verdict.headline).not.toContain('serial log settles')
  })

  test.each([
    [
      [up],
      'reachable, certain: log-seed-rejected',
      /^up: enp1s0 has 10\.0\.2\.2 .* The guest did not use this seed/,
    ],
    [
      [down],
      'unreachable, certain: log-seed-rejected',
      /^expected down, and it is: .* The guest did not use this seed/,
    ],
    [
      [],
      'unreachable, likely: log-seed-rejected',
      /^The log shows no network table of this guest\. The guest did not/,
    ],
  ])('a seed that the guest refused, by what it says itself: %j', async (rows, expected, headline) => {
    const refusal = 'device /dev/vdb with label=cidata not a valid seed.'
    const { verdict } = await verdictOn(byName, log(rows, { before: [refusal] }), vm())
    expect(`${verdict.outcome}, ${verdict.confidence}: ${verdict.cause}`).toBe(expected)
    expect(verdict.headline).toMatch(headline)
  })

  test('the chain ends where the guest says it does', async () => {
    const chain = async (rows: readonly (readonly string[])[]) =>
      (await verdictOn(byName, log(rows), undefined)).verdict.chain
        .slice(-2)
        .map(({ step, status, code }) => `${step}:${code ?? status}`)
    expect(await chain([up])).toEqual(['nic:ok', 'address:ok'])
    expect(await chain([down])).toEqual(['nic:log-nic-down-no-address', 'address:unknown'])
    expect(await chain([noLease])).toEqual(['nic:unknown', 'address:log-no-lease'])
  })

  test('names that the guest shows replace predicted ones', async () => {
    const { forecast, vm: machine, findings } = await verdictOn(byOtherName, log([eth0]), vm())
    expect(machine?.interfaces.map(({ guestName }) => guestName)).toEqual(['eth0'])
    expect(forecast.links).toMatchObject(unmatched)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a name that network-config gives is not the one it was matched by', async () => {
    const config = 'version: 2\nethernets: {all: {match: {name: "enp*"}, set-name: net0, dhcp4: true}}'
    const { forecast, findings } = await verdictOn(config, log([['net0', ...up.slice(1)]]), vm())
    expect(forecast.links).toMatchObject([{ outcome: 'up' }])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('without a log its checks are told as skipped, with one they are not', async () => {
    const skippedFor = async (serialLog?: string) => {
      const result = await inspect(seed(byName), serialLog === undefined ? {} : { serialLog })
      return result.status === 'inspected'
        ? result.skipped.filter(({ missing }) => missing === 'serial-log').length
        : -1
    }
    expect(await skippedFor()).toBeGreaterThan(20)
    expect(await skippedFor('')).toBe(await skippedFor())
    expect(await skippedFor(log([up]))).toBe(0)
  })
})

describe('a static address that the guest does not have', () => {
  const staticAt = (address: string, match = '') =>
    `version: 2\nethernets: {enp1s0: {${match}addresses: [${address}]}}`

  test.each([
    ['of its NIC', staticAt('192.0.2.10/24'), 'address-not-applied', null],
    [
      'of another MAC',
      staticAt('192.0.2.10/24', 'match: {macaddress: "02:00:00:00:00:99"}, '),
      'address-not-applied',
      '02:00:00:00:00:99',
    ],
    ['and has', staticAt('10.0.2.2/24'), undefined, undefined],
  ])('%s', async (_, networkConfig, code, wantedMac) => {
    const { findings, verdict } = await verdictOn(networkConfig, log([up]), undefined)
    const found = findings.find((finding) => finding.code === 'address-not-applied')
    expect([found?.code, found?.args.mac]).toEqual([code, wantedMac])
    expect(verdict.headline.includes('not as this seed says')).toBe(code !== undefined)
  })

  test('is a warning where the table is printed before the network is up', async () => {
    const { findings } = await verdictOn(staticAt('192.0.2.10/24'), log([up], { version: '25.2' }), undefined)
    expect(findings.find(({ code }) => code === 'address-not-applied')?.severity).toBe('warning')
  })

  test('is not told of a NIC that is down, which has its own finding', async () => {
    const { findings } = await verdictOn(staticAt('192.0.2.10/24'), log([down]), undefined)
    expect(findings.map(({ code }) => code)).not.toContain('address-not-applied')
  })
})
