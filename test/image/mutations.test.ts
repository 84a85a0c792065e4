import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixture, readAll } from './sources.ts'

const images = [
  'symlinks-genisoimage',
  'genisoimage-joliet',
  'genisoimage-plain',
  'long-names',
  'deep-directories',
] as const
const originals = new Map(images.map((name) => [name, fixture(`images/${name}.iso`)]))

/** Where descriptors, directories and continuation areas lie; the rest is contents. */
const first = 16 * 2048
const last = 44 * 2048

const interesting = fc.constantFrom(0, 1, 2, 4, 0x20, 0x7f, 0x80, 0xfe, 0xff)
const mutation = fc.tuple(fc.integer({ min: first, max: last }), fc.oneof(interesting, fc.nat(255)))
const mutations = fc.tuple(
  fc.constantFrom(...images),
  fc.array(mutation, { minLength: 1, maxLength: 40 }),
  fc.nat(20),
)

describe('any bytes are answered with an image or an ImageError', { timeout: 60_000 }, () => {
  test('images with changed bytes', async () => {
    const answers = new Set<string>()
    await fc.assert(
      fc.asyncProperty(mutations, async ([name, changes, cut]) => {
        const bytes = (originals.get(name) ?? new Uint8Array()).slice()
        for (const [at, value] of changes) if (at < bytes.byteLength) bytes[at] = value
        answers.add(await readAll(cut === 0 ? bytes.subarray(0, changes[0]?.[0]) : bytes))
      }),
      { seed: 119, numRuns: 2_000, endOnFailure: true },
    )
    expect(answers).toContain('read')
    expect(answers.size).toBeGreaterThan(2)
  })

  test('random bytes, with or without a descriptor in front', async () => {
    const content = fc.tuple(fc.uint8Array({ maxLength: 6 * 2048, size: 'max' }), fc.boolean())
    await fc.assert(
      fc.asyncProperty(content, async ([noise, described]) => {
        const bytes = new Uint8Array(first + 4096 + noise.byteLength)
        if (described)
          bytes.set(originals.get('genisoimage-plain')?.subarray(first, first + 2048) ?? [], first)
        bytes.set(noise, described ? first + 2048 : first)
        await readAll(bytes)
      }),
      { seed: 9660, numRuns: 300, endOnFailure: true },
    )
  })
})
