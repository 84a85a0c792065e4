import { describe, expect, test } from 'vitest'
import type { NameSpace } from '../../src/image/image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixture, imagesIn, sources } from './sources.ts'

interface SeedImage {
  readonly image: string
  readonly label: string | null
  readonly namespaces: readonly NameSpace[]
  readonly guest: NameSpace
  /** Folder of the committed files that went into the image, or nothing but these. */
  readonly seed: string
  readonly below?: string
  readonly without?: readonly string[]
}

const both: readonly NameSpace[] = ['rock-ridge', 'primary', 'joliet']
const rock: readonly NameSpace[] = ['rock-ridge', 'primary']
const joliet: readonly NameSpace[] = ['primary', 'joliet']
const plain: readonly NameSpace[] = ['primary']

const image = (
  name: string,
  namespaces: readonly NameSpace[],
  guest: NameSpace,
  rest: Partial<SeedImage> = {},
): SeedImage => ({
  image: `images/${name}.iso`,
  label: 'cidata',
  namespaces,
  guest,
  seed: 'seeds/v2-dhcp',
  ...rest,
})

/** Labels are what blkid 2.38 prints; trees are what the writer was told to write. */
const table: readonly SeedImage[] = [
  image('kubevirt', both, 'rock-ridge', { seed: 'seeds/json-meta-data' }),
  image('cloud-localds', both, 'rock-ridge', { seed: 'seeds/with-vendor-data' }),
  image('xorriso-rock-joliet', both, 'rock-ridge'),
  image('xorriso-joliet', joliet, 'joliet'),
  image('genisoimage-rock-joliet', both, 'rock-ridge'),
  image('genisoimage-rock', rock, 'rock-ridge'),
  image('genisoimage-joliet', joliet, 'joliet'),
  image('genisoimage-relaxed', plain, 'primary'),
  image('genisoimage-relaxed-lowercase', plain, 'primary'),
  image('genisoimage-iso-level-4', ['primary', 'enhanced'], 'primary'),
  image('udf-bridge', both, 'rock-ridge'),
  image('trees-differ', both, 'rock-ridge'),
  image('label-upper', both, 'rock-ridge', { label: 'CIDATA' }),
  image('label-mixed', both, 'rock-ridge', { label: 'CiData' }),
  image('label-seeddisk', both, 'rock-ridge', { label: 'SEEDDISK' }),
  image('no-label', both, 'rock-ridge', { label: null }),
  image('long-label-joliet', both, 'rock-ridge', { label: 'cidata-in-a-label-of-32-letters.' }),
  image('joliet-label-is-cidata', both, 'rock-ridge', { label: 'cidata' }),
  image('joliet-label-differs', both, 'rock-ridge', { label: 'other' }),
  image('meta-data-missing', both, 'rock-ridge', { without: ['meta-data'] }),
  image('user-data-missing', both, 'rock-ridge', { without: ['user-data'] }),
  image('subfolder', both, 'rock-ridge', { below: 'nocloud/' }),
  image('long-names', both, 'rock-ridge'),
  image('long-names-genisoimage', both, 'rock-ridge'),
  image('unicode-names', both, 'rock-ridge', { seed: 'seeds/unicode' }),
  image('unicode-names-joliet', joliet, 'joliet', { seed: 'seeds/unicode' }),
  image('many-files', both, 'rock-ridge'),
  image('symlinks', both, 'rock-ridge'),
  image('symlinks-genisoimage', rock, 'rock-ridge'),
  image('symlinked-network-config', rock, 'rock-ridge', { without: ['network-config'] }),
  image('deep-directories', rock, 'rock-ridge'),
  image('deep-directories-xorriso', rock, 'rock-ridge'),
  image('deep-directories-relocated', rock, 'rock-ridge'),
  image('deep-directories-relocated-elsewhere', rock, 'rock-ridge'),
  image('zisofs', rock, 'rock-ridge', { without: ['user-data'] }), // its own, long user-data
  image('eltorito', both, 'rock-ridge'),
  image('hybrid', both, 'rock-ridge'),
  image('partition-offset-16', both, 'rock-ridge'),
  image('multi-session', both, 'rock-ridge'),
  image('multi-session-xorriso', both, 'rock-ridge', { seed: 'seeds/static' }),
  image('config-2', both, 'rock-ridge', {
    label: 'config-2',
    without: ['meta-data', 'user-data', 'network-config'],
  }),
  image('config-drive-as-cidata', both, 'rock-ridge', {
    without: ['meta-data', 'user-data', 'network-config'],
  }),
  image('empty-files', both, 'rock-ridge', { without: ['meta-data', 'user-data', 'network-config'] }),
  image('genisoimage-plain', plain, 'primary', { without: ['meta-data', 'user-data', 'network-config'] }),
  image('xorriso-norock', plain, 'primary', { without: ['meta-data', 'user-data', 'network-config'] }),
  ...['before', 'midway', 'mixed', 'after'].map((step) => ({
    ...image('', both, 'rock-ridge', { seed: `incident/${step}/seed` }),
    image: `incident/${step}/noCloud.iso`,
  })),
]

const seedFiles: Readonly<Record<string, readonly string[]>> = {
  'incident/before/seed': ['meta-data', 'user-data'],
  'incident/midway/seed': ['meta-data', 'user-data'],
  'seeds/with-vendor-data': ['meta-data', 'user-data', 'vendor-data', 'network-config'],
}
const usual = ['meta-data', 'user-data', 'network-config']

test('every image of the fixtures is in the table', () => {
  const named = table.map((row) => row.image).filter((path) => path.startsWith('images/'))
  expect(named.sort()).toEqual(imagesIn('images').map((name) => `images/${name}`))
})

describe.each(sources)('from $name', ({ of }) => {
  test.each(table)(
    '$image',
    async ({ image: path, label, namespaces, guest, seed, below = '', without = [] }) => {
      const bytes = fixture(path)
      const opened = await openImage(of(bytes))
      expect(opened).toMatchObject({
        format: 'iso9660',
        label,
        size: bytes.byteLength,
        namespaces,
        guestNamespace: guest,
      })
      for (const name of (seedFiles[seed] ?? usual).filter((each) => !without.includes(each))) {
        const source = fixture(`${seed}/${name}`)
        expect(await opened.stat(below + name)).toMatchObject({ type: 'file', size: source.byteLength })
        expect(Buffer.compare(await opened.read(below + name), source), name).toBe(0)
      }
    },
  )
})

test('reads that overlap in time do not disturb each other', async () => {
  const opened = await openImage(sources[3]?.of(fixture('images/many-files.iso')) ?? new Uint8Array())
  const names = ['user-data', 'part-001', 'meta-data', 'part-497', 'network-config', 'user-data']
  const contents = await Promise.all(names.map((name) => opened.read(name)))
  const wanted = names.map((name) =>
    name.startsWith('part') ? new Uint8Array() : fixture(`seeds/v2-dhcp/${name}`),
  )
  expect(contents.map((bytes) => Buffer.from(bytes).toString())).toEqual(
    wanted.map((bytes) => Buffer.from(bytes).toString()),
  )
})
