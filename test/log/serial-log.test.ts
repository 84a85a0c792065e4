import { describe, expect, test } from 'vitest'
import { parseSerialLog, type SerialLog } from '../../src/log/serial-log.ts'
import { devices, down, ended, lo, logText, mac, stage, table, up } from './console.ts'

const parse = (lines: readonly string[]) => parseSerialLog(lines.join('\n'))

/** `enp1s0 up 02:… 10.0.2.2/24`, without `lo`. */
const nics = ({ links }: SerialLog): readonly string[] =>
  links
    .filter(({ name }) => name !== 'lo')
    .map(({ name, up: isUp, mac: hw, addresses }) =>
      [name, isUp ? 'up' : 'down', hw ?? '-', ...addresses].join(' '),
    )

describe('the samples', () => {
  test('a guest whose NIC is down: CR LF and colours', async () => {
    const log = await parseSerialLog(logText('down.log'), { file: 'down.log' })
    expect(nics(log)).toEqual(['enp1s0 down 9e:4f:21:d0:77:c3'])
    expect(log).toMatchObject({
      ...{ file: 'down.log', problem: null, boots: 1, earlier: [], cutLines: 0 },
      ...{ cloudInitVersion: '24.4.1', datasource: 'DataSourceNoCloud [seed=/dev/vdb]' },
    })
    expect(log.links[0]?.place).toMatchObject({ line: 21, column: 42, endColumn: 112 })
    expect(log.last?.stages.map(({ name, uptime }) => [name, uptime])).toEqual([
      ['init-local', 11.37],
      ['init', 133.48],
      ['modules:final', 136.86],
    ])
    expect(log.last?.warnings.map(({ kind, place }) => [kind, place.line])).toEqual([
      ['wait-online', 13],
      ['wait-online', 14],
    ])
    expect(log.last?.routes).toEqual([])
    expect(log.last?.cloudInitPackage).toBe('24.4.1-0ubuntu0~22.04.2')
  })

  test('a guest that is well: two addresses on one NIC, two route tables', async () => {
    const log = await parseSerialLog(logText('up.log'))
    expect(nics(log)).toEqual(['enp1s0 up 02:5a:16:00:00:01 10.0.2.2/24 fe80::5a:16ff:fe00:1/64'])
    expect(log.last?.warnings).toEqual([])
    expect(log.last?.routes.map((each) => Object.values(each).slice(0, 5).join(' '))).toEqual([
      'ipv4 0.0.0.0 10.0.2.1 enp1s0 UG',
      'ipv4 10.0.2.0 0.0.0.0 enp1s0 U',
      'ipv4 10.0.2.1 0.0.0.0 enp1s0 UH',
      'ipv4 10.96.0.10 10.0.2.1 enp1s0 UGH',
      'ipv6 fe80::/64 :: enp1s0 U',
      'ipv6 local :: enp1s0 U',
      'ipv6 multicast :: enp1s0 U',
    ])
  })
})

describe('prefixes', () => {
  test.each([
    ['none', ''],
    ['systemd', '[  170.704977] cloud-init[547]: '],
    ['a container in front', 'macos  | [  214.938536] cloud-init[574]: '],
    ['syslog', 'Oct  9 14:53:09 ubuntu cloud-init[595]: '],
    ['journal', 'Aug 24 21:46:54.927720 host cloud-init[823]: '],
    ['a stamp of the image', '[   22.217690] cloud-init[387]: [2025-04-16 13:05:57] '],
    ['a login prompt in front', 'vm1 login: [   22.217690] cloud-init[387]: '],
    ['a number of syslog', '<14>Feb 17 08:22:48 cloud-init: '],
  ])('%s', async (_, prefix) => {
    const lines = [stage('init'), ...devices([up, lo]), ended('DataSourceNoCloud [seed=/dev/vdb]')]
    const log = await parse(lines.map((line) => prefix + line))
    expect(nics(log)).toEqual([`enp1s0 up ${mac} 10.0.2.2/24`])
    expect(log).toMatchObject({ boots: 1, datasource: 'DataSourceNoCloud [seed=/dev/vdb]' })
    expect(log.links[0]?.place).toMatchObject({ line: 6, column: prefix.length + 10 })
  })
})

describe('tables', () => {
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ['no address', [down, lo], [`enp1s0 down ${mac}`]],
    [
      'a mask in hex, as BSD prints it',
      [['vtnet0', 'True', '192.0.2.9', '0xfffff800', '.', mac]],
      [`vtnet0 up ${mac} 192.0.2.9/21`],
    ],
    [
      'a mask of all ones',
      [['eth0', 'True', '192.0.2.9', '255.255.255.255', '.', mac]],
      [`eth0 up ${mac} 192.0.2.9/32`],
    ],
    [
      'a mask that is none',
      [['eth0', 'True', '192.0.2.9', '255.0.255.0', '.', mac]],
      [`eth0 up ${mac} 192.0.2.9`],
    ],
    ['a MAC in upper case', [['eth0', 'True', '.', '.', '.', mac.toUpperCase()]], [`eth0 up ${mac}`]],
    ['no Ethernet', [['ib0', 'False', '.', '.', '.', '.']], ['ib0 down -']],
    [
      'two NICs',
      [up, ['enp2s0', 'False', '.', '.', '.', '02:00:00:00:00:0b']],
      [`enp1s0 up ${mac} 10.0.2.2/24`, 'enp2s0 down 02:00:00:00:00:0b'],
    ],
    [
      'cells that are no cells',
      [
        ['eth0', 'maybe', '1', '2', '3', '4'],
        ['a b', 'True', '.', '.', '.', '.'],
      ],
      [],
    ],
    ['an address that is none', [['eth0', 'True', 'hunter2', '.', '.', 'secret']], ['eth0 up -']],
  ])('%s', async (_, rows, expected) => {
    expect(nics(await parse([stage('init'), ...devices(rows)]))).toEqual(expected)
  })

  test('without dividers and title, as an excerpt has them', async () => {
    const [, , , , row = ''] = devices([down])
    expect(nics(await parse([row]))).toEqual([`enp1s0 down ${mac}`])
  })

  test('the columns of another order', async () => {
    const lines = table(
      'Net device info',
      ['Device', 'Hw-Address', 'Up', 'Address', 'Mask'],
      [['eth0', mac, 'True', '10.0.2.2', '255.255.255.0']],
    )
    expect(nics(await parse(lines))).toEqual([`eth0 up ${mac} 10.0.2.2/24`])
  })

  test('netstat columns before 18.3, fingerprints of keys, and a title without rows are no NICs', async () => {
    const lines = [
      stage('init', '17.1'),
      ...devices([up]),
      ...table(
        'Route IPv6 info',
        ['Route', 'Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', 'State'],
        [['0', 'tcp6', '0', '0', ':::22', ':::*', 'LISTEN']],
      ),
      ...table(
        'Authorized keys from /home/u/.ssh/authorized_keys for user u',
        ['Keytype', 'Fingerprint (md5)', 'Options', 'Comment'],
        [['ssh-rsa', 'True', '-', 'me@home']],
      ),
      'ci-info: no authorized SSH keys fingerprints found for user ubuntu.',
      'ci-info: ',
    ]
    const log = await parse(lines)
    expect(nics(log)).toEqual([`enp1s0 up ${mac} 10.0.2.2/24`])
    expect(log.last?.routes).toEqual([])
    expect(log.cloudInitVersion).toBe('17.1')
  })
})

describe('kernel messages within lines', () => {
  const whole = devices([up, lo])
  const row = whole[4] ?? ''
  const kernel = '[   13.250000] random: crng init done'

  test.each(Array.from({ length: row.length + 1 }, (_, at) => at))(
    'a row cut behind %i characters',
    async (at) => {
      const lines = [...whole.slice(0, 4), `${row.slice(0, at)}${kernel}`, row.slice(at), ...whole.slice(5)]
      expect(nics(await parse(lines))).toEqual([`enp1s0 up ${mac} 10.0.2.2/24`])
    },
  )

  test('several, and one that is complete', async () => {
    const lines = [
      ...whole.slice(0, 4),
      `${row.slice(0, 30)}${kernel}`,
      kernel,
      kernel,
      row.slice(30),
      ...whole.slice(5),
    ]
    const log = await parse(lines)
    expect(nics(log)).toEqual([`enp1s0 up ${mac} 10.0.2.2/24`])
    expect(log.links[0]?.place.line).toBe(5)
  })

  test('another half that never comes', async () => {
    const lines = [
      ...whole.slice(0, 4),
      `${row.slice(0, 60)}${kernel}`,
      ...Array.from({ length: 40 }, () => kernel),
    ]
    expect(nics(await parse(lines))).toEqual(['enp1s0 up - 10.0.2.2/24'])
  })
})

describe('boots', () => {
  const boot = (rows: readonly (readonly string[])[], datasource = 'DataSourceNoCloud') => [
    stage('init-local'),
    stage('init'),
    ...devices(rows),
    stage('modules:config'),
    stage('modules:final'),
    ended(datasource),
  ]
  const banner = '[    0.000000] Linux version 6.8.0-31-generic (build@example) #31-Ubuntu SMP'

  test.each<[string, readonly string[], number, string]>([
    ['one', [banner, ...boot([up])], 1, 'up'],
    ['one, with the boot loader before it', ["can't find command `s=/x'.", banner, ...boot([up])], 1, 'up'],
    ['two, by the kernel', [banner, ...boot([up]), banner, ...boot([down])], 2, 'down'],
    ['two, by the stages alone', [...boot([up]), ...boot([down])], 2, 'down'],
    ['two, by the tables alone', [...devices([up]), ...devices([down])], 2, 'down'],
    [
      'the last one has not come to its table',
      [banner, ...boot([down]), banner, stage('init-local')],
      2,
      'down',
    ],
    ['three', [...boot([down]), ...boot([down]), ...boot([up])], 3, 'up'],
  ])('%s', async (_, lines, count, state) => {
    const log = await parse(lines)
    expect(log.boots).toBe(count)
    expect(nics(log)[0]).toContain(state)
  })

  test('the earlier ones are kept, and what they complained about with them', async () => {
    const complaint = 'x.py[WARNING]: device /dev/vdb with label=cidata not a valid seed.'
    const log = await parse([banner, complaint, ...boot([down], 'DataSourceNone'), banner, ...boot([up])])
    expect(log.earlier.map(({ datasource, warnings }) => [datasource?.text, warnings.length])).toEqual([
      ['DataSourceNone', 1],
    ])
    expect(log.last?.warnings).toEqual([])
  })
})

describe('landmarks', () => {
  test.each([
    ['24.3.1-0ubuntu0~22.04.1', '24.3.1'],
    ['25.1.2-0ubuntu0~22.04.2', '25.1.2'],
    ['18.5', '18.5'],
    ['0.7.9', '0.7.9'],
    ['26.2+20-gabcdef', '26.2'],
    ['git', null],
  ])('version %s', async (version, number) => {
    expect((await parse([stage('init', version)])).cloudInitVersion).toBe(number)
  })

  test.each([
    'DataSourceNoCloud [seed=/dev/vdb][dsmode=net]',
    'DataSourceNoCloud [seed=cmdline,/dev/vdb]',
    'DataSourceNoCloudNet [seed=http://10.0.2.1:8000/]',
    'DataSourceNone',
  ])('%s', async (datasource) => {
    expect((await parse([ended(datasource)])).datasource).toBe(datasource)
    const withoutUptime = ended(datasource).replace(/ {2}Up .*/, '')
    expect((await parse([withoutUptime])).datasource).toBe(datasource)
  })
})

test.each<[string, string, Readonly<Record<string, string>>]>([
  [
    'device /dev/sr0 with label=cidata not a valid seed.',
    'seed-rejected',
    { device: '/dev/sr0', label: 'cidata' },
  ],
  ['Failed loading yaml blob', 'yaml-blob', {}],
  [
    'Failed loading yaml blob. Invalid format at line 4 column 11: "password: hunter2',
    'yaml-blob',
    { line: '4', column: '11' },
  ],
  [
    "Getting data from <class 'cloudinit.sources.DataSourceNoCloud.DataSourceNoCloud'> failed",
    'datasource-raised',
    { datasource: 'cloudinit.sources.DataSourceNoCloud.DataSourceNoCloud' },
  ],
  ["invalid dsmode 'Local', using default=net", 'dsmode-invalid', { dsmode: 'Local', used: 'net' }],
  [
    "Unhandled non-multipart (text/x-not-multipart) userdata: 'b'password: hunter2'...'",
    'user-data-unhandled',
    { type: 'text/x-not-multipart' },
  ],
  ['Failed at merging in cloud config part from part-001', 'part-not-merged', { part: 'part-001' }],
  [
    'Failed at merging in cloud config part from part-001: empty cloud config',
    'part-not-merged',
    { part: 'part-001', empty: ': empty cloud config' },
  ],
  [
    "RuntimeError: Not all expected physical devices present: {'02:00:00:aa:bb:01'}",
    'devices-missing',
    { devices: "{'02:00:00:aa:bb:01'}" },
  ],
  [
    'Failed to rename devices: Failed to apply network config names: [nic not present] Cannot rename mac=02:00:00:aa:bb:01 to nic0, not available.',
    'rename-failed',
    { mac: '02:00:00:aa:bb:01', name: 'nic0' },
  ],
  [
    "Unable to rename interfaces: [['02:00:00:aa:bb:01', 'eth0', None, None]] due to errors: ['[nic not present] Cannot rename mac=02:00:00:aa:bb:01 to eth0, not available.']",
    'rename-failed',
    { mac: '02:00:00:aa:bb:01', name: 'eth0' },
  ],
  ['RuntimeError: Unknown network config version: None', 'version-unknown', { version: 'None' }],
  [
    "Invalid network-config provided: Please run 'sudo cloud-init schema --system' to see the schema errors.",
    'schema-notice',
    { file: 'network-config' },
  ],
  ['network-config failed schema validation! You may run', 'schema-notice', { checked: 'network-config' }],
  ['Unable to render networking. Network config is likely broken: none', 'no-renderer', {}],
  ['No instance datasource found! Likely bad things to come!', 'no-datasource', {}],
  [
    "RuntimeError: duplicate mac found! both 'ens3' and 'br0' have mac '02:00:00:aa:bb:01'",
    'duplicate-mac',
    { first: 'ens3', second: 'br0', mac: '02:00:00:aa:bb:01' },
  ],
  ['ERROR: failed running [127]: blkid -c /dev/null -o export', 'blkid-missing', { command: 'blkid' }],
  ['failed run of stage init-local', 'stage-failed', { stage: 'init-local' }],
  [
    `ci-info: ${'!'.repeat(20)}Net device info failed (no ip)${'!'.repeat(20)}`,
    'table-failed',
    { table: 'Net device info' },
  ],
  ['[FAILED] Failed to start Wait for Network to be Configured.', 'wait-online', {}],
  ['[FAILED] Failed to start Wait for…to be Configured.', 'wait-online', {}],
  [
    '[\u001b[0;1;31mFAILED\u001b[0m] Failed to start \u001b[0;1;39msystemd-networ…e - Wait for Network to be Configured\u001b[0m.',
    'wait-online',
    {},
  ],
  [
    '[FAILED] Failed to start NetworkManager-wait-online.service - Network Manager Wait Online.',
    'wait-online',
    {},
  ],
  [
    "See 'systemctl status systemd-networkd-wait-online.service' for details.",
    'wait-online',
    { unit: 'systemd-networkd-wait-online.service' },
  ],
  [
    'searched classes: (DataSourceOpenStackLocal, DataSourceEc2)',
    'datasources-searched',
    { list: 'DataSourceOpenStackLocal, DataSourceEc2' },
  ],
  ['90_dpkg.cfg set datasource_list: [ NoCloud, None ]', 'datasource-list', { list: ' NoCloud, None ' }],
  ["error: can't find command `s=/cdrom/nocloud/'.", 'grub-command', { command: 's=/cdrom/nocloud/' }],
  [
    '  linux /casper/vmlinuz autoinstall ds=nocloud;s=/cdrom/ ---',
    'grub-line',
    { argument: 'ds=nocloud;s=/cdrom/' },
  ],
  ['network config is disabled by system_cfg', 'network-disabled', { by: 'system_cfg' }],
  [
    'No network config applied. Neither a new instance nor datasource network update allowed',
    'network-not-applied',
    {},
  ],
])('%s', async (line, kind, facts) => {
  const prefix = line.startsWith(' ')
    ? ''
    : '[   10.900000] cloud-init[496]: 2026-03-05 08:36:40,990 - stages.py[WARNING]: '
  const log = await parse(['', prefix + line])
  expect(log.last?.warnings.map((each) => ({ ...each, place: each.place.line }))).toEqual([
    { kind, facts, place: 2 },
  ])
  expect(JSON.stringify(log)).not.toContain('hunter2')
})

test.each([
  'A start job is running for Wait for Network to be Configured (1min 58s / no limit)',
  'Starting Wait for Network to be Configured...',
  'Finished Wait for Network to be Configured.',
  'Failed to start Some Other Unit.',
  "Unable to rename interfaces: [['02:00:00:aa:bb:01', 'eth0', None, None]] due to errors: ['[busy] Error renaming mac=02:00:00:aa:bb:01 from eth1 to eth0']",
  '  linux /casper/vmlinuz autoinstall "ds=nocloud;s=/cdrom/" ---',
])('no complaint: %s', async (line) => {
  expect((await parse([stage('init'), line])).last?.warnings).toEqual([])
})
