import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../../src/bytes/limits.ts'
import type { RandomAccess } from '../../../src/bytes/random-access.ts'
import { openEach, openImage as openInCore } from '../../../src/image/open-image.ts'
import { unwrapTar } from '../../../src/node/unwrap-tar.ts'
import { inspect, openImage } from '../../../src/node.ts'
import { counting, errorOf, fixture, fixturePath } from '../sources.ts'
import { base64, gzip, inPieces, tarOf, throughTerminal, waysIn, webStream } from './streams.ts'

const long = `${'l'.repeat(90)}/${'l'.repeat(90)}/noCloud.iso`

/** What is inside: each member's path and format, or the error's code. */
const table: Readonly<Record<string, readonly string[]>> = {
  'base64-damaged.base64': ['base64-damaged'],
  'base64-from-terminal.base64': ['noCloud.iso iso9660'],
  'damaged-by-terminal.iso.gz': ['damaged-by-terminal'],
  'damaged-by-terminal.tar.gz': ['noCloud.iso damaged-by-terminal'],
  'folder.tar': ['. directory'],
  'gnu.tar': ['noCloud.iso iso9660'],
  'gzip-damaged-truncated.iso.gz': ['gzip-damaged'],
  'image.iso.base64.gz': ['- iso9660'],
  'image.iso.gz': ['- iso9660'],
  'image.iso.gz.base64': ['- iso9660'],
  'image.tar.gz': ['noCloud.iso iso9660'],
  'image.tar.gz.base64': ['noCloud.iso iso9660'],
  'limit-exceeded-containerLayers.base64': ['limit-exceeded'],
  'long-names-bsdtar.tar.gz': [`${long} iso9660`],
  'long-names-gnu.tar.gz': [`${long} iso9660`],
  'no-seed-in-tar.tar': ['no-seed-in-tar'],
  'odd-types.tar': ['image.iso.gz iso9660'],
  'old.tar': ['image.iso.gz iso9660'],
  'packed-members.tar': ['image.iso.gz iso9660', 'image.iso.base64.gz iso9660'],
  'several-seeds-dot-dot-names.tar': ['../../etc/image.iso.gz iso9660', '../../etc directory'],
  'several.tar.gz': ['saigak/one/noCloud.iso iso9660', 'saigak/two/noCloud.iso iso9660', '. directory'],
  'sparse-member.tar': ['noCloud.iso sparse-member', 'tar-damaged'],
  'tar-damaged-member-beyond-end.tar': ['noCloud.iso tar-damaged'],
}

async function inside(input: Parameters<typeof openEach>[0]): Promise<string[]> {
  const found: string[] = []
  const error = await errorOf(
    (async () => {
      for await (const member of openEach(input, defaultLimits, unwrapTar))
        found.push(
          `${member.path ?? '-'} ${'image' in member ? member.image.format : member.failure.code}`.replace(
            /^- (?=\w+-)/,
            '',
          ),
        )
    })(),
  )
  return error ? [...found, error.code] : found
}

test('every fixture is in the table', () => {
  expect(readdirSync(fixturePath('containers')).sort()).toEqual(Object.keys(table).sort())
})

describe.each(waysIn)('from $name', ({ of }) => {
  test.each(Object.entries(table))('%s', async (name, expected) => {
    expect(await inside(of(fixture(`containers/${name}`)))).toEqual(expected)
  })
})

test('the seed inside is the seed that was packed', async () => {
  const image = await openImage(fixture('containers/image.tar.gz.base64'))
  expect(image).toMatchObject({ format: 'iso9660', label: 'cidata', size: 1 << 20 })
  for (const name of ['meta-data', 'user-data', 'network-config'])
    expect(Buffer.compare(await image.read(name), fixture(`seeds/json-meta-data/${name}`))).toBe(0)
  const folder = await openImage(fixture('containers/folder.tar'))
  expect(Buffer.compare(await folder.read('user-data'), fixture('seeds/v2-dhcp/user-data'))).toBe(0)
})

describe('one of several', () => {
  const several = fixture('containers/several.tar.gz')

  test('is asked for by name', async () => {
    const image = await openImage(several, { member: 'saigak/two/noCloud.iso' })
    expect(image.namespaces).toContain('joliet')
    expect((await openImage(several, { member: './saigak/one/noCloud.iso' })).namespaces).toContain(
      'rock-ridge',
    )
    expect((await openImage(several, { member: '.' })).format).toBe('directory')
    expect(await inspect(several, { member: 'saigak/two/noCloud.iso' })).toMatchObject({
      input: 'seed',
      member: 'saigak/two/noCloud.iso',
      status: 'inspected',
    })
  })

  test('or the answer names them', async () => {
    const error = await errorOf(openImage(several))
    expect(error).toMatchObject({ code: 'several-seeds' })
    expect(error?.message).toContain('saigak/one/noCloud.iso, saigak/two/noCloud.iso, .')
    expect(await inspect(several)).toMatchObject({ status: 'unreadable', error: { code: 'several-seeds' } })
  })

  test('a name that is not there', async () => {
    const error = await errorOf(openImage(several, { member: 'x' }))
    expect(error).toMatchObject({ code: 'no-such-member' })
    const none = await errorOf(openImage(fixture('containers/image.iso.gz'), { member: 'x' }))
    expect(none).toMatchObject({ code: 'no-such-member', message: expect.stringContaining('no tar') })
  })
})

describe('the core', () => {
  test.each(['image.iso.gz', 'image.iso.gz.base64', 'image.iso.base64.gz'])('opens %s', async (name) => {
    expect((await openInCore(fixture(`containers/${name}`))).label).toBe('cidata')
  })

  test.each(['gnu.tar', 'image.tar.gz.base64'])('names %s', async (name) => {
    expect(await errorOf(openInCore(fixture(`containers/${name}`)))).toMatchObject({ code: 'tar-not-read' })
  })
})

describe('what a tar also holds', () => {
  const image = fixture('images/genisoimage-rock.iso')
  const words = new TextEncoder().encode('words\n')

  test('files that are no images are passed over, images by name are not', async () => {
    const tar = await tarOf(
      { name: 'vm.yaml', bytes: words },
      { name: 'noCloud.iso', bytes: image },
      { name: 'notes/large', bytes: new Uint8Array(3 << 20).fill(1) },
      { name: 'placeholder.iso', bytes: new Uint8Array(1 << 20) },
      { name: '._noCloud.iso', bytes: words },
      { name: 'copied', bytes: fixture('broken/crlf-damaged-boot-code.iso') },
    )
    expect(await inside(tar)).toEqual([
      'noCloud.iso iso9660',
      'placeholder.iso all-zero',
      'copied damaged-by-terminal',
    ])
  })

  test('a tar in a tar', async () => {
    const inner = gzip(await tarOf({ name: './a.iso', bytes: image }, { name: 'b/meta-data', bytes: words }))
    const tar = await tarOf({ name: 'backup.tar.gz', bytes: inner }, { name: 'user-data', bytes: words })
    expect(await inside(tar)).toEqual([
      'backup.tar.gz/a.iso iso9660',
      'backup.tar.gz/b directory',
      '. directory',
    ])
  })

  test('a tar in a tar without any seed', async () => {
    const logs = await tarOf({ name: 'log', bytes: words })
    const tar = await tarOf({ name: 'logs.tar', bytes: logs }, { name: 'a.iso', bytes: image })
    expect(await inside(tar)).toEqual(['a.iso iso9660'])
    expect(await inside(await tarOf({ name: 'logs.tar', bytes: logs }))).toEqual(['no-seed-in-tar'])
  })

  test('what is damaged in one member leaves the others', async () => {
    const tar = await tarOf(
      { name: 'a.iso.gz', bytes: gzip(image).subarray(0, 500) },
      { name: 'b.iso', bytes: image },
    )
    expect(await inside(tar)).toEqual(['a.iso.gz gzip-damaged', 'b.iso iso9660'])
  })

  test('an empty tar', async () => {
    expect(await errorOf(openImage(await tarOf({ name: 'folder', type: 'directory' })))).toMatchObject({
      code: 'no-seed-in-tar',
      message: expect.stringContaining('no file'),
    })
    expect((await errorOf(openImage(new Uint8Array(10_240))))?.message).toContain('an empty tar')
  })

  test('seed files of one folder are one seed, of two are two', async () => {
    const tar = await tarOf(
      { name: 'a/meta-data', bytes: words },
      { name: 'b/meta-data', bytes: words },
      { name: 'a/user-data', bytes: words },
    )
    expect(await inside(tar)).toEqual(['a directory', 'b directory'])
    expect(await (await openImage(tar, { member: 'a' })).entries()).toHaveLength(2)
    expect(await (await openImage(tar, { member: 'b' })).entries()).toHaveLength(1)
  })

  test('a terminal’s damage is told of the member that it is in, and of no whole one', async () => {
    const noLineFeeds = image.map((byte) => (byte === 0x0a ? 0x20 : byte))
    const tar = throughTerminal(
      await tarOf(
        { name: 'a.iso', bytes: noLineFeeds },
        { name: 'b.iso', bytes: image },
        { name: 'c.iso', bytes: image },
      ),
    )
    expect(await inside(tar)).toEqual(['a.iso iso9660', 'b.iso damaged-by-terminal'])
  })
})

describe('a source that fails', () => {
  const image = fixture('images/kubevirt.iso')
  async function* failing(bytes: Uint8Array, reason: unknown) {
    yield bytes
    throw reason
  }
  const beginnings = {
    'an image': image,
    gzip: gzip(image).subarray(0, 1000),
    base64: base64(image).subarray(0, 400_000),
    tar: fixture('containers/gnu.tar').subarray(0, 40_000),
    'tar before the image': fixture('containers/gnu.tar').subarray(0, 700),
    'tar in gzip': fixture('containers/image.tar.gz').subarray(0, 1500),
  }

  test.each(Object.entries(beginnings))('%s: its own rejection is passed on', async (_, bytes) => {
    const reason = new Error('connection reset')
    await expect(openImage(failing(bytes, reason))).rejects.toBe(reason)
    await expect(inspect(failing(bytes, reason))).rejects.toBe(reason)
    for (const odd of [undefined, 'a word', 0]) await expect(openImage(failing(bytes, odd))).rejects.toBe(odd)
  })

  const packed = Object.entries(beginnings).filter(([name]) => name !== 'an image')
  test.each(packed)('%s: random access, too', async (_, bytes) => {
    const reason = new Error('connection reset')
    const source: RandomAccess = {
      size: bytes.byteLength * 2,
      read: async (offset, length) =>
        offset + length > bytes.byteLength ? Promise.reject(reason) : bytes.slice(offset, offset + length),
    }
    await expect(openImage(source)).rejects.toBe(reason)
  })
})

describe('no more is read than is needed', () => {
  test('an image: the descriptors’ window', async () => {
    const source = counting(fixture('images/kubevirt.iso'))
    await openImage(source)
    expect(source.reads).toEqual([{ offset: 32_768, length: 32_768 }])
  })

  test('a stream is closed when the seed that is asked for has come', async () => {
    let closed = false
    async function* endless() {
      try {
        yield fixture('containers/gnu.tar').subarray(0, 512 + 57_344)
        const more = await tarOf({ name: 'more.iso', bytes: new Uint8Array(1 << 16) })
        for (;;) yield more.subarray(0, 512 + (1 << 16))
      } finally {
        closed = true
      }
    }
    expect((await openImage(endless(), { member: 'noCloud.iso' })).label).toBe('cidata')
    expect(closed).toBe(true)
  })

  test('a web stream, too', async () => {
    let reason: unknown = 'open'
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1 << 16).fill(7)),
      cancel: (why) => {
        reason = why
      },
    })
    const bare = { getReader: () => stream.getReader() } as ReadableStream<Uint8Array>
    const error = await errorOf(openImage(bare, { limits: { streamBytes: 1 << 20 } }))
    expect(error).toMatchObject({ code: 'limit-exceeded' })
    expect(reason).toBeUndefined()
  })
})

test('a stream that ends in its first bytes', async () => {
  expect(await inside(webStream(new Uint8Array()))).toEqual(['empty-input'])
  expect(await inside(inPieces(Uint8Array.of(0x1f, 0x8b), [1]))).toEqual(['gzip-damaged'])
})
