import { createGzip } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { chunksOf, collect } from '../../../src/bytes/random-access.ts'
import { inspect, openImage } from '../../../src/node.ts'
import { amidOthers, errorOf, fixture } from '../sources.ts'
import { base64, gzip, inPieces, tarOf } from './streams.ts'

const MiB = 1 << 20

/** Zeros of that many MiB in gzip: a thousandth of that. */
async function bombOf(megabytes: number): Promise<Uint8Array> {
  const packer = createGzip({ level: 9 })
  const zeros = new Uint8Array(MiB)
  const packed = collect(chunksOf(packer), 64 * MiB)
  for (let index = 0; index < megabytes; index++) packer.write(zeros)
  packer.end()
  return (await packed) ?? new Uint8Array()
}

const exceeded = (limit: string) => ({ code: 'limit-exceeded', message: expect.stringContaining(limit) })

describe('gzip bombs', { timeout: 60_000 }, () => {
  let bomb: Uint8Array
  beforeAll(async () => {
    bomb = await bombOf(2048)
  })

  test('stop at streamBytes by default, and are not held', async () => {
    expect(bomb.byteLength).toBeLessThan(4 * MiB)
    const before = process.memoryUsage().rss
    const error = await errorOf(openImage(amidOthers(bomb)))
    expect(error).toMatchObject(exceeded('streamBytes'))
    expect(process.memoryUsage().rss - before).toBeLessThan(800 * MiB)
    expect(await inspect(bomb)).toMatchObject({ status: 'unreadable', error: { code: 'limit-exceeded' } })
  })

  test('stop at decodedBytes where that comes first', async () => {
    const limits = { decodedBytes: 10 * MiB }
    expect(await errorOf(openImage(bomb, { limits }))).toMatchObject(exceeded('decodedBytes'))
    expect(await errorOf(openImage(base64(bomb), { limits }))).toMatchObject(exceeded('decodedBytes'))
    expect(await errorOf(openImage(gzip(bomb), { limits }))).toMatchObject(exceeded('decodedBytes'))
  })

  test('behind a tar header they are passed over within decodedBytes', async () => {
    const member = await tarOf({ name: 'zeros', bytes: new Uint8Array(0), type: 'file' })
    const header = member.slice(0, 512)
    header.set(new TextEncoder().encode('77777777777 '), 124)
    header.fill(0x20, 148, 156)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
    const packed = Uint8Array.from([...gzip(header), ...bomb])
    expect(await errorOf(openImage(packed))).toMatchObject(exceeded('decodedBytes'))
  })

  test('many in one tar share the limit', async () => {
    const part = await bombOf(1)
    const files = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.gz`, bytes: part }))
    const tar = await tarOf(...files)
    expect(await errorOf(openImage(tar))).toMatchObject({ code: 'no-seed-in-tar' })
    const limits = { decodedBytes: MiB }
    expect(await errorOf(openImage(tar, { limits }))).toMatchObject(exceeded('decodedBytes'))
  })
})

describe('containers in containers', () => {
  const image = fixture('images/genisoimage-rock.iso')
  const layers = [gzip, base64, gzip, base64] as const

  test('four are taken off', async () => {
    const packed = layers.reduce((bytes, layer) => layer(bytes), image)
    expect((await openImage(packed)).label).toBe('cidata')
    expect(await errorOf(openImage(packed, { limits: { containerLayers: 3 } }))).toMatchObject(
      exceeded('containerLayers'),
    )
  })

  test.each([
    ['gzip', gzip],
    ['base64', base64],
    ['tar', (bytes: Uint8Array) => tarOf({ name: 'a.tar', bytes })],
  ])('a fifth %s is not', async (_, fifth) => {
    const packed = await fifth(layers.reduce((bytes, layer) => layer(bytes), image))
    expect(await errorOf(openImage(packed))).toMatchObject(exceeded('containerLayers'))
  })
})

describe('tars', () => {
  const image = fixture('images/genisoimage-rock.iso')

  test('tarMembers bounds the entries of all of them', async () => {
    const tar = await tarOf(...['a', 'b', 'c'].map((name) => ({ name })), { name: 'seed.iso', bytes: image })
    expect((await openImage(tar, { limits: { tarMembers: 4 } })).label).toBe('cidata')
    expect(await errorOf(openImage(tar, { limits: { tarMembers: 3 } }))).toMatchObject(exceeded('tarMembers'))
    const both = await tarOf({ name: 'a.tar', bytes: tar }, { name: 'b.tar', bytes: tar })
    expect(await errorOf(openImage(both, { limits: { tarMembers: 8 } }))).toMatchObject(
      exceeded('tarMembers'),
    )
  })

  test('streamBytes bounds a member that is held, not the tar', async () => {
    const others = Array.from({ length: 40 }, (_, index) => ({
      name: `other-${index}`,
      bytes: new Uint8Array(100_000).fill(1),
    }))
    const tar = await tarOf(...others, { name: 'seed.iso', bytes: image })
    const within = { limits: { streamBytes: 60_000 } }
    expect((await openImage(inPieces(tar, []), within)).label).toBe('cidata')
    const error = await errorOf(openImage(tar, { limits: { streamBytes: 50_000 } }))
    expect(error).toMatchObject(exceeded('streamBytes'))
  })

  test('seedFileBytes and streamBytes bound the files of a folder', async () => {
    const bytes = new Uint8Array(1000).fill(0x23)
    const tar = await tarOf({ name: 'meta-data', bytes }, { name: 'user-data', bytes })
    expect(await errorOf(openImage(tar, { limits: { seedFileBytes: 999 } }))).toMatchObject(
      exceeded('seedFileBytes'),
    )
    expect(await errorOf(openImage(tar, { limits: { streamBytes: 1999 } }))).toMatchObject(
      exceeded('streamBytes'),
    )
    expect((await openImage(tar, { limits: { streamBytes: 2000 } })).format).toBe('directory')
  })

  test('tarHeaderBytes bounds names and attributes', async () => {
    const huge = await tarOf({ name: 'seed.iso', bytes: image, pax: { comment: 'x'.repeat(400_000) } })
    expect(await errorOf(openImage(huge))).toMatchObject(exceeded('tarHeaderBytes'))
    const large = await tarOf({ name: 'seed.iso', bytes: image, pax: { comment: 'x'.repeat(100_000) } })
    expect((await openImage(large)).label).toBe('cidata')
  })

  test('many zeros behind the end are no name', async () => {
    const tar = await tarOf({ name: 'seed.iso', bytes: image })
    const padded = new Uint8Array(tar.byteLength + MiB)
    padded.set(tar)
    expect((await openImage(padded)).label).toBe('cidata')
    expect(await errorOf(openImage(padded, { limits: { streamBytes: 500_000 } }))).toMatchObject(
      exceeded('streamBytes'),
    )
  })
})
