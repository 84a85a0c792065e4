import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { isWellNamed, nearMisses } from '../../src/seed/near-miss.ts'
import { readSeed } from '../../src/seed/seed.ts'
import { seedFileNames } from '../../src/seed/seed-file-name.ts'
import { fixture } from '../image/sources.ts'

const wantedFor = (name: string) =>
  nearMisses([{ name, type: 'file' }], new Set()).map(({ wanted }) => wanted)

describe('names that were meant to be a seed file', () => {
  test.each([
    [
      'user-data',
      'userdata',
      'user_data',
      'user.data',
      'USER-DATA',
      'user-data.txt',
      'user-data.YML',
      'user\u2011data',
      'usr-data',
      'user-date',
      'user-data ',
    ],
    ['meta-data', 'metadata', 'meta_data.json', 'Meta-Data', 'meta-data.yaml', 'meta\u2013data'],
    ['vendor-data', 'vendordata', 'vender-data', 'vendor_data.json'],
    [
      'network-config',
      'networkconfig',
      'network_config',
      'network-config.yaml',
      'net-config',
      'network-conf',
      'network-data',
      'network_data.json',
      'Network-Config.txt',
    ],
  ])('%s: %s and its like', (wanted, ...names) => {
    expect(names.map((name) => [name, wantedFor(name)])).toEqual(names.map((name) => [name, [wanted]]))
  })

  test.each([
    'README.md',
    'user',
    'data',
    'network.cfg',
    'netplan.yaml',
    'user_dat',
    'network_',
    'network-config.bak',
    'user-data~',
    'user-data.j2',
    'user-data.orig',
    'my-user-data',
    'user-data-2',
    'ks.cfg',
    'meta',
    '',
    'cloud-config.yaml',
  ])('"%s" is none', (name) => {
    expect(wantedFor(name)).toEqual([])
  })

  test('a name beside the right file is a copy', () => {
    expect(nearMisses([{ name: 'user-data.txt', type: 'file' }], new Set(seedFileNames))).toEqual([])
  })

  test('a directory counts only under the right name', () => {
    const root = [
      { name: 'user-data', type: 'directory' },
      { name: 'userdata', type: 'directory' },
    ] as const
    const found = nearMisses(root, new Set())
    expect(found).toEqual([{ wanted: 'user-data', found: 'user-data', type: 'directory' }])
    expect(found.map(isWellNamed)).toEqual([true])
  })
})

test.each([
  [
    'cases/seed-file-misnamed/seed.iso',
    [{ wanted: 'network-config', found: 'network-config.yaml', type: 'file' }],
  ],
  ['cases/seed-file-not-a-file/seed.iso', [{ wanted: 'user-data', found: 'user-data', type: 'directory' }]],
  ['images/kubevirt.iso', []],
])('%s', async (path, expected) => {
  expect((await readSeed(await openImage(fixture(path)))).nearMisses).toEqual(expected)
})

test.each(['images/subfolder.iso', 'images/cloud-localds-vfat.img'])(
  'the root of %s is what its listing has there',
  async (path) => {
    const image = await openImage(fixture(path))
    const listed = (await image.entries()).filter((entry) => !entry.path.includes('/'))
    expect(await image.root()).toEqual(listed.map(({ path: name, type }) => ({ name, type })))
  },
)
