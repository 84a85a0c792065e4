import { describe, expect, test } from 'vitest'
import type { ImageErrorCode } from '../../src/image/image-error.ts'
import { openImage } from '../../src/image/open-image.ts'
import { readSeed } from '../../src/seed/seed.ts'
import { errorOf, fixture, imagesIn, sources } from './sources.ts'

interface Refused {
  readonly name: string
  readonly code: ImageErrorCode
  readonly message: RegExp
  readonly offset?: number
}

/** Linux mounts none of these, but for the one that says so. */
const refused: readonly Refused[] = [
  { name: 'empty', code: 'empty-input', message: /0 bytes/ },
  { name: 'all-zero', code: 'all-zero', message: /all 65536 bytes are zero.*migration/ },
  { name: 'not-an-image', code: 'not-an-image', message: /440 bytes/ },
  { name: 'raw-2352', code: 'raw-sectors', message: /2352/ },
  {
    name: 'crlf-damaged',
    code: 'damaged-by-terminal',
    message: /run kubectl exec without -t/,
    offset: 34818,
  },
  {
    name: 'crlf-damaged-boot-code',
    code: 'damaged-by-terminal',
    message: /run kubectl exec without -t/,
    offset: 32772,
  },
  { name: 'truncated-in-descriptors', code: 'truncated-descriptors', message: /ends inside/, offset: 32768 },
  {
    name: 'truncated-after-primary-descriptor',
    code: 'truncated-descriptors',
    message: /ends at byte 34816/,
  },
  {
    name: 'truncated-before-directory',
    code: 'extent-out-of-range',
    message: /ends at 38912/,
    offset: 38912,
  },
  {
    name: 'root-extent-out-of-range',
    code: 'extent-out-of-range',
    message: /ends at 75776/,
    offset: 0xffffff * 2048,
  },
  { name: 'terminator-first', code: 'no-primary-descriptor', message: /primary/ },
  { name: 'block-size-4096', code: 'unsupported-block-size', message: /4096 bytes/, offset: 32896 },
  // Linux mounts its Joliet tree, but blkid sees no file system, so cloud-init never does.
  { name: 'no-primary-descriptor', code: 'no-primary-descriptor', message: /primary/ },
]

const seed = ['meta-data', 'network-config', 'user-data']

/** Those that open: entries in order, with their damage where they have one. */
const opened: Readonly<Record<string, readonly (string | [path: string, damage: ImageErrorCode])[]>> = {
  'block-size-1024': ['meta-data', 'user-data'],
  'block-size-512': ['meta-data', 'user-data'],
  'directory-cycle': ['meta-data', 'network-config', ['scripts', 'directory-loop'], 'user-data'],
  'directory-cycle-self': [
    'meta-data',
    'network-config',
    'scripts',
    'scripts/first',
    ['scripts/more', 'directory-loop'],
    'user-data',
  ],
  'directory-record-overruns-block': [
    'meta-data',
    'network-config',
    ...Array.from({ length: 12 }, (_, index) => `part-${String(index + 1).padStart(2, '0')}`),
    // Its system use area makes no sense, so Linux falls back on the identifier.
    'part_13',
  ],
  'file-extent-out-of-range': [
    'meta-data',
    'network-config',
    'scripts',
    'scripts/first',
    'scripts/more',
    ['user-data', 'extent-out-of-range'],
  ],
  'interleaved-file': [
    'meta-data',
    'network-config',
    'scripts',
    'scripts/first',
    'scripts/more',
    ['user-data', 'interleaved-file'],
  ],
  'label-padded': ['meta-data', 'network-config', 'scripts', 'scripts/first', 'scripts/more', 'user-data'],
  // Neither the descriptor nor the root's own record says directory; Linux goes by the mode in Rock Ridge.
  'root-not-a-directory': [
    'meta-data',
    'network-config',
    'scripts',
    'scripts/first',
    'scripts/more',
    'user-data',
  ],
  // The loop overwrote the name that the area continues; Linux falls back on the identifier.
  'susp-ce-loop': ['aaaaaaaa', ...seed],
  'susp-ce-loop-root': [
    'meta-data',
    'network-config',
    'scripts',
    'scripts/first',
    'scripts/more',
    'user-data',
  ],
  // Linux shows nothing of a record whose area it cannot read.
  'susp-ce-out-of-range': seed,
  'truncated-file': ['meta-data', 'network-config', ['user-data', 'extent-out-of-range']],
  'truncated-other-file': ['meta-data', 'network-config', ['script', 'extent-out-of-range'], 'user-data'],
  'truncated-padding': ['meta-data', 'network-config', 'user-data'],
}

/** It opens, and shows damage only when the file is read: Linux, too, notices it no sooner. */
const compressed = 'zisofs-damaged'

/** Its root claims to be as long as 4 GiB, so that what lies behind its records is taken for more of them. */
const withGarbage = 'huge-directory-length'

test('every broken image is in one of the tables', () => {
  const named = [...refused.map(({ name }) => name), ...Object.keys(opened), withGarbage, compressed]
  expect(named.map((name) => `${name}.iso`).sort()).toEqual(imagesIn('broken'))
})

describe.each(sources)('from $name', ({ of }) => {
  test.each(refused)('$name is refused: $code', async ({ name, code, message, offset }) => {
    const error = await errorOf(openImage(of(fixture(`broken/${name}.iso`))))
    expect(error).toMatchObject({ name: 'ImageError', code, message: expect.stringMatching(message) })
    if (offset !== undefined) expect(error?.offset).toBe(offset)
  })

  test.each(Object.entries(opened))('%s opens', async (name, expected) => {
    const image = await openImage(of(fixture(`broken/${name}.iso`)))
    const entries = await image.entries()
    const found = entries.map(({ path, damage }) => (damage === undefined ? path : [path, damage]))
    expect(found).toEqual(expected)
    for (const { path, type, damage, size } of entries.filter(({ type }) => type === 'file')) {
      const error = await errorOf(image.read(path))
      expect([path, type, error?.code]).toEqual([path, type, damage])
      if (!error) expect(await image.read(path)).toHaveLength(size)
    }
  })

  test(`${withGarbage} opens, and is read no further than the image reaches`, async () => {
    const image = await openImage(of(fixture(`broken/${withGarbage}.iso`)))
    const paths = (await image.entries()).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining([...seed, 'scripts', 'scripts/first', 'scripts/more']))
    expect(paths.length).toBeLessThan(20)
    expect(await image.read('user-data')).toHaveLength(229)
  })
})

describe('what is damaged takes nothing else with it', () => {
  test.each([
    'directory-cycle',
    'directory-cycle-self',
    'susp-ce-loop',
    'susp-ce-loop-root',
    'susp-ce-out-of-range',
    withGarbage,
  ])('%s: the seed is read whole', async (name) => {
    const { files, lost } = await readSeed(await openImage(fixture(`broken/${name}.iso`)))
    expect(lost).toEqual([])
    for (const { name: file, bytes } of files)
      expect(Buffer.compare(bytes, fixture(`seeds/v2-dhcp/${file}`))).toBe(0)
    expect(files.map((file) => file.name)).toEqual(['meta-data', 'user-data', 'network-config'])
  })

  test.each([
    ['truncated-file', 'extent-out-of-range'],
    ['interleaved-file', 'interleaved-file'],
    ['file-extent-out-of-range', 'extent-out-of-range'],
    [compressed, 'compressed-file'],
  ])('%s: user-data is lost, the others are read', async (name, code) => {
    const { files, lost } = await readSeed(await openImage(fixture(`broken/${name}.iso`)))
    expect(files.map((file) => file.name)).toEqual(['meta-data', 'network-config'])
    expect(lost).toMatchObject([{ name: 'user-data', code }])
  })

  test('an interleaved file has size 0, as Linux shows it', async () => {
    const image = await openImage(fixture('broken/interleaved-file.iso'))
    expect(await image.stat('user-data')).toMatchObject({ type: 'file', size: 0, damage: 'interleaved-file' })
  })

  test.each([512, 1024])('logical blocks of %i bytes', async (size) => {
    const image = await openImage(fixture(`broken/block-size-${size}.iso`))
    expect(new TextDecoder().decode(await image.read('meta-data'))).toBe(
      'instance-id: fixture-block-size-1\n',
    )
    expect(new TextDecoder().decode(await image.read('user-data'))).toBe('#cloud-config\n')
  })
})

describe('sizes between whole and nothing', () => {
  const whole = fixture('images/genisoimage-rock-joliet.iso')

  test('an image cut anywhere gives an ImageError or a readable rest', async () => {
    for (let length = 0; length <= whole.byteLength; length += 512) {
      const error = await errorOf(
        openImage(whole.slice(0, length)).then(async (image) => {
          for (const { path, type } of await image.entries())
            if (type === 'file') await errorOf(image.read(path))
        }),
      )
      expect(length < 55_000 || error === undefined || error.code === 'extent-out-of-range').toBe(true)
    }
  })

  test.each([1, 2047, 32768, 32769])('%i bytes of zeros', async (length) => {
    expect((await errorOf(openImage(new Uint8Array(length))))?.code).toBe('all-zero')
  })

  test('zeros with a byte in their middle are no placeholder', async () => {
    const bytes = new Uint8Array(1 << 20)
    bytes[1 << 19] = 1
    expect((await errorOf(openImage(bytes)))?.code).toBe('not-an-image')
  })
})
