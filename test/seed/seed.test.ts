import { describe, expect, test } from 'vitest'
import type { Entry, Image } from '../../src/image/image.ts'
import { ImageError } from '../../src/image/image-error.ts'
import { openImage } from '../../src/image/open-image.ts'
import { hasLabel, isCidataLabel } from '../../src/seed/acceptance.ts'
import { readSeed } from '../../src/seed/seed.ts'
import { seedText } from '../../src/seed/seed-text.ts'
import { fixture } from '../image/sources.ts'

const seedOf = async (path: string) => readSeed(await openImage(fixture(path)))
const names = (entries: readonly { name: string }[]) => entries.map(({ name }) => name)

describe('files of a seed', () => {
  test('come in one order, with the bytes of the image', async () => {
    const seed = await seedOf('images/cloud-localds.iso')
    expect(names(seed.files)).toEqual(['meta-data', 'user-data', 'vendor-data', 'network-config'])
    for (const { name, bytes } of seed.files) {
      expect(Buffer.compare(bytes, fixture(`seeds/with-vendor-data/${name}`))).toBe(0)
    }
    expect(seed).toMatchObject({ lost: [], strays: [], volume: { format: 'iso9660', label: 'cidata' } })
  })

  test('may be links inside the volume', async () => {
    const seed = await seedOf('images/symlinked-network-config.iso')
    const file = seed.files.find(({ name }) => name === 'network-config')
    expect(Buffer.compare(file?.bytes ?? new Uint8Array(), fixture('seeds/v2-dhcp/network-config'))).toBe(0)
  })

  test.each([
    ['images/meta-data-missing.iso', ['user-data', 'network-config'], ['network-config', 'user-data']],
    [
      'images/subfolder.iso',
      [],
      ['nocloud', 'nocloud/meta-data', 'nocloud/network-config', 'nocloud/user-data'],
    ],
    ['images/genisoimage-plain.iso', [], ['meta_dat', 'network_', 'user_dat']],
  ])('%s: the entries explain what is missing', async (path, files, strays) => {
    const seed = await seedOf(path)
    expect(names(seed.files)).toEqual(files)
    expect(seed.strays.map((entry) => entry.path)).toEqual(strays)
  })

  test('of zero bytes are there', async () => {
    const { files, strays } = await seedOf('images/empty-files.iso')
    expect(files.map(({ name, bytes }) => [name, bytes.byteLength])).toEqual([
      ['meta-data', 0],
      ['user-data', 0],
      ['network-config', 0],
    ])
    expect(strays).toEqual([])
  })

  test('that cannot be read are lost, not absent', async () => {
    const seed = await seedOf('broken/zisofs-damaged.iso')
    expect(names(seed.files)).toEqual(['meta-data', 'network-config'])
    expect(seed.lost).toEqual([
      { name: 'user-data', code: 'compressed-file', message: expect.stringContaining('user-data') },
    ])
    expect(seed.strays).toEqual([])
  })

  test('may be given as they are', async () => {
    const seed = await readSeed(
      await openImage({ 'user-data': '#cloud-config\n', 'meta-data': new Uint8Array(2), other: 'x' }),
    )
    expect(names(seed.files)).toEqual(['meta-data', 'user-data'])
    expect(seed.volume).toEqual({
      format: 'directory',
      label: null,
      size: null,
      namespaces: [],
      guestNamespace: null,
    })
  })
})

/** An image of symbolic links and files, by path. */
function linked(tree: Readonly<Record<string, { readonly to: string } | string>>): Image {
  const stat = async (path: string): Promise<Entry | undefined> => {
    const found = Object.hasOwn(tree, path) ? tree[path] : undefined
    if (found === undefined) return undefined
    if (typeof found === 'string') return { path, type: 'file', size: found.length }
    return { path, type: 'symlink', size: found.to.length, target: found.to }
  }
  return {
    format: 'iso9660',
    label: 'cidata',
    size: 0,
    namespaces: ['rock-ridge'],
    guestNamespace: 'rock-ridge',
    entries: async () => [],
    async *batches() {},
    stat,
    async read(path) {
      const found = tree[path]
      if (typeof found !== 'string') throw new ImageError('not-a-file', path)
      return new TextEncoder().encode(found)
    },
    root: async () => Object.keys(tree).map((name) => ({ name, type: 'file' as const })),
    notes: async () => [],
  }
}

describe('links', () => {
  test.each([
    [{ 'user-data': { to: './a/../b' }, b: 'x' }, ['user-data']],
    [{ 'user-data': { to: 'd/link' }, 'd/link': { to: '../b' }, b: 'x' }, ['user-data']],
    [{ 'user-data': { to: 'meta-data' }, 'meta-data': { to: 'user-data' } }, []],
    [{ 'user-data': { to: '/etc/passwd' } }, []],
    [{ 'user-data': { to: 'nowhere' } }, []],
    [{ 'user-data': { to: '' } }, []],
  ])('%j', async (tree, files) => {
    expect(names((await readSeed(linked(tree))).files)).toEqual(files)
  })
})

test("an error of the caller's own source is passed on", async () => {
  const failure = new Error('connection reset')
  const broken: Image = { ...linked({ 'meta-data': 'x' }), read: () => Promise.reject(failure) }
  await expect(readSeed(broken)).rejects.toBe(failure)
})

describe('labels that cloud-init finds', () => {
  test.each<[label: string | null, found: boolean]>([
    ['cidata', true],
    ['CIDATA', true],
    ['CiData', false],
    ['Cidata', false],
    [' cidata', false],
    ['config-2', false],
    [null, false],
  ])('%j: %s', (label, found) => {
    expect(isCidataLabel(label)).toBe(found)
  })

  test('a folder has none to be found by', async () => {
    expect(hasLabel((await seedOf('images/no-label.iso')).volume)).toBe(true)
    expect(hasLabel((await readSeed(await openImage({ 'meta-data': '' }))).volume)).toBe(false)
    expect(hasLabel(null)).toBe(false)
  })
})

describe('texts', () => {
  test('are absent, not UTF-8, or text with its byte order mark', async () => {
    const seed = await readSeed(
      await openImage({
        'meta-data': '\ufeffinstance-id: ä\r\n',
        'user-data': Uint8Array.of(0x1f, 0x8b, 0xff),
      }),
    )
    expect(seedText(seed, 'meta-data')).toEqual({
      status: 'text',
      source: { file: 'meta-data', text: '\ufeffinstance-id: ä\r\n' },
    })
    expect(seedText(seed, 'user-data')).toEqual({ status: 'not-utf8', file: 'user-data' })
    expect(seedText(seed, 'network-config')).toEqual({ status: 'absent' })
  })
})
