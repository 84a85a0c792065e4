import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/bytes/limits.ts'
import { planExtraction } from '../../src/image/extraction.ts'
import type { Entry, Image } from '../../src/image/image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixture } from './sources.ts'

const listing = (entries: readonly Entry[]): Image => ({
  format: 'iso9660',
  label: 'cidata',
  size: 0,
  namespaces: ['rock-ridge'],
  guestNamespace: 'rock-ridge',
  async *batches() {
    yield entries
  },
  entries: async () => entries,
  stat: async (path) => entries.find((entry) => entry.path === path),
  read: async () => new Uint8Array(),
  root: async () => [],
  notes: async () => [],
})

const file = (path: string): Entry => ({ path, type: 'file', size: 0 })
const link = (path: string, target: string): Entry => ({ path, type: 'symlink', size: target.length, target })
const planned = async (entries: readonly Entry[]) =>
  (await planExtraction(listing(entries))).map((step) => [
    step.entry.path,
    step.action === 'refuse' ? step.reason : step.action,
  ])

describe('names that would lead elsewhere are refused', () => {
  test.each([
    '../x',
    '/abs',
    'a/../../b',
    'a/..',
    '..',
    '.',
    './a',
    '',
    'a//b',
    'a/',
    'a\\..\\b',
    'C:\\x',
    'a\nb',
    'a\0b',
    '\u001b[2J',
    '\u009b2J',
    '\u007f',
  ])('%j', async (path) => {
    const [[, reason] = []] = await planned([file(path)])
    expect(reason).toMatch(/^the name /)
  })

  test.each(['...', '.hidden', 'a..b', 'a/b..', 'Anmerkungen 東京', 'C:x'])(
    '%j is a name like another',
    async (path) => {
      expect(await planned([file(path)])).toEqual([[path, 'file']])
    },
  )
})

test('of duplicate names the first is taken, which is the one that read gives', async () => {
  expect(await planned([file('a'), file('a'), link('a', 'b')])).toEqual([
    ['a', 'file'],
    ['a', 'the name occurs twice'],
    ['a', 'the name occurs twice'],
  ])
})

test('devices and damaged entries are refused', async () => {
  const entries: Entry[] = [
    { path: 'sda', type: 'other', size: 0 },
    { ...file('user-data'), damage: 'extent-out-of-range' },
  ]
  expect(await planned(entries)).toEqual([
    ['sda', 'it is a device, pipe or socket'],
    ['user-data', 'extent-out-of-range'],
  ])
})

test('what lies behind a link is refused, since it would be written to where that leads', async () => {
  const folder = { path: 'd', type: 'directory', size: 0 } as const
  expect(await planned([link('d', '.'), folder, link('d/out', '../x'), file('d/e/y')])).toEqual([
    ['d', 'the name occurs twice'],
    ['d/out', 'it lies behind a link'],
    ['d/e/y', 'it lies behind a link'],
    ['d', 'symlink'],
  ])
  expect(await planned([folder, link('d', '.'), file('d/x')])).toEqual([
    ['d', 'directory'],
    ['d', 'the name occurs twice'],
    ['d/x', 'file'],
  ])
})

test('no more is written than extractedBytes beyond the size of the image', async () => {
  const files = ['a', 'b', 'c'].map((path) => ({ ...file(path), size: 40 }))
  const limits = { ...defaultLimits, extractedBytes: 30 }
  const actions = async (size: number | null) =>
    (await planExtraction({ ...listing(files), size }, limits)).map(({ action }) => action)
  expect(await actions(50)).toEqual(['file', 'file', 'refuse'])
  expect(await actions(90)).toEqual(['file', 'file', 'file'])
  expect(await actions(null)).toEqual(['file', 'file', 'file'])
})

describe('links', () => {
  const out = 'the link leads out of the folder'

  test.each([
    ['l', '/etc/passwd', out],
    ['l', '..', out],
    ['l', '../x', out],
    ['l', '', out],
    ['l', 'x\0y', out],
    ['a/l', '../../x', out],
    ['a/l', 'b/../../../x', out],
    ['l', 'x', 'symlink'],
    ['l', './a/../b', 'symlink'],
    ['a/l', '../x', 'symlink'],
    ['a/b/l', '../../x/./y', 'symlink'],
  ])('%s -> %s', async (path, target, answer) => {
    expect(await planned([link(path, target)])).toEqual([[path, answer]])
  })

  test('that climb behind another link lead out, though they do not by their letters', async () => {
    const entries = [link('a/b/c/up', '../..'), link('out', 'a/b/c/up/../..'), link('through', 'a/b/c/up/x')]
    expect(await planned(entries)).toEqual([
      ['out', out],
      ['a/b/c/up', 'symlink'],
      ['through', 'symlink'],
    ])
  })

  test('that climb behind another of the same letters lead out where case does not count', async () => {
    const entries = [link('a/b/UP', '../..'), link('out', 'a/b/up/../..')]
    expect(await planned(entries)).toEqual([
      ['out', out],
      ['a/b/UP', 'symlink'],
    ])
  })

  test('are made last, so that nothing is written through one', async () => {
    const entries = [link('d', 'elsewhere'), file('d/x'), { path: 'e', type: 'directory', size: 0 } as const]
    expect((await planned(entries)).map(([path]) => path)).toEqual(['d/x', 'e', 'd'])
  })

  test('of the fixtures: those that stay inside are made', async () => {
    const steps = await planExtraction(await openImage(fixture('images/symlinks.iso')))
    const actions = Object.fromEntries(steps.map(({ action, entry }) => [entry.path, action]))
    expect(actions).toEqual({
      absolute: 'refuse',
      dangling: 'symlink',
      dotted: 'symlink',
      'long-components': 'symlink',
      'long-target': 'symlink',
      'loop-a': 'symlink',
      'loop-b': 'symlink',
      'meta-data': 'file',
      'network-config': 'file',
      relative: 'symlink',
      'user-data': 'file',
    })
  })
})
