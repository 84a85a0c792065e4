import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/node.ts'
import { errorOf, fixture } from '../sources.ts'
import { base64, gzip, inPieces, tarOf } from './streams.ts'

const image = fixture('images/genisoimage-rock.iso')

const layers = {
  gzip: async (bytes: Uint8Array) => gzip(bytes),
  base64: async (bytes: Uint8Array) => base64(bytes),
  tar: (bytes: Uint8Array) => tarOf({ name: 'noCloud.iso', bytes }),
} as const
type Layer = keyof typeof layers

async function wrapped(bytes: Uint8Array, names: readonly Layer[]): Promise<Uint8Array> {
  let packed = bytes
  for (const name of names) packed = await layers[name](packed)
  return packed
}

const layerNames = fc.array(fc.constantFrom<Layer>('gzip', 'base64', 'tar'), { maxLength: 3 })

describe('whichever way it comes, the answer is the same', { timeout: 120_000 }, () => {
  test('around each other, in any order', async () => {
    const plain = await inspect(image)
    const names: Layer[] = ['gzip', 'base64', 'tar']
    const orders = [...names.map((a) => [a]), ...names.flatMap((a) => names.map((b) => [a, b]))]
    const triples = orders
      .filter((order) => order.length === 2)
      .flatMap((two) => names.map((c) => [...two, c]))
    for (const order of [...orders, ...triples]) {
      const { member, ...rest } = { member: undefined, ...(await inspect(await wrapped(image, order))) }
      expect(rest, order.join(' in ')).toEqual(plain)
      const tars = order.filter((name) => name === 'tar').length
      expect(member, order.join(' in ')).toBe(
        tars === 0 ? undefined : Array.from({ length: tars }, () => 'noCloud.iso').join('/'),
      )
    }
  })

  test('in any pieces', async () => {
    const answers = new Map<string, unknown>()
    const sizes = fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 70_000 })), {
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(layerNames, sizes, async (names, lengths) => {
        const bytes = await wrapped(image, names)
        const key = names.join(' in ')
        if (!answers.has(key)) answers.set(key, await inspect(bytes))
        expect(await inspect(inPieces(bytes, lengths))).toEqual(answers.get(key))
      }),
      { seed: 3986, numRuns: 150, endOnFailure: true },
    )
  })
})

describe('any bytes are answered with a result', { timeout: 120_000 }, () => {
  test('containers with changed bytes, or cut', async () => {
    const originals = await Promise.all(
      [['tar'], ['gzip'], ['base64'], ['tar', 'gzip'], ['gzip', 'tar'], ['gzip', 'base64', 'tar']].map(
        (names) => wrapped(image, names as Layer[]),
      ),
    )
    const change = fc.tuple(fc.nat(70_000), fc.oneof(fc.constantFrom(0, 0x0a, 0x80, 0xff), fc.nat(255)))
    const head = fc.tuple(fc.nat(600), fc.oneof(fc.constantFrom(0, 0x0a, 0x80, 0xff), fc.nat(255)))
    const changes = fc.array(fc.oneof(head, change), { minLength: 1, maxLength: 12 })
    const cut = fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined, freq: 2 })
    const answers = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), changes, cut, async (original, list, end) => {
        const bytes = original.slice(0, end)
        if (end === undefined) for (const [at, value] of list) if (at < bytes.byteLength) bytes[at] = value
        const result = await inspect(inPieces(bytes, [100, 1000, 10_000]))
        answers.add(result.status === 'inspected' ? 'inspected' : result.error.code)
      }),
      { seed: 1952, numRuns: 400, endOnFailure: true },
    )
    expect([...answers]).toEqual(
      expect.arrayContaining(['inspected', 'gzip-damaged', 'tar-damaged', 'base64-damaged', 'not-an-image']),
    )
  })

  test('tars of which every field is changed', async () => {
    const words = new TextEncoder().encode('a: 1\n')
    const tar = await tarOf(
      { name: 'meta-data', bytes: words, pax: { comment: 'x' } },
      { name: 'a.iso', bytes: words },
    )
    const block = fc.constantFrom(...Array.from({ length: tar.byteLength / 512 }, (_, index) => index * 512))
    const field = fc.constantFrom([0, 100], [124, 12], [156, 1], [257, 6], [345, 155], [0, 40])
    await fc.assert(
      fc.asyncProperty(block, field, fc.uint8Array({ maxLength: 12 }), async (at, [offset = 0], value) => {
        const bytes = tar.slice()
        bytes.set(value.subarray(0, Math.max(0, bytes.byteLength - at - offset)), at + offset)
        withChecksum(bytes, at)
        await errorOf(inspect(bytes))
      }),
      { seed: 1003, numRuns: 600, endOnFailure: true },
    )
  })
})

/** So that the changed header is taken for one. */
function withChecksum(tar: Uint8Array, at: number): void {
  const header = tar.subarray(at, at + 512)
  header.fill(0x20, 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
}
