import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixture, readAll } from '../sources.ts'
import { directory, dots, end, entry, label, named, text, volume } from './hand-made.ts'

const originals = [
  fixture('images/vfat12-folders.img'),
  fixture('images/vfat12-fragmented.img'),
  fixture('images/vfat12-long-names.img'),
  volume({
    bits: 32,
    root: [
      ...label('cidata'),
      ...named('meta-data', { name: 'META-D~1', cluster: 3, size: 700 }),
      ...entry({ name: 'FOLDER', attributes: directory, cluster: 5 }),
    ],
    fat: { 2: end, 3: 4, 4: end, 5: end },
    data: { 3: text('a'), 4: text('b'), 5: [...dots(5), ...entry({ name: 'A.TXT', cluster: 6, size: 3 })] },
  }),
]

/** Boot sector, table, root and the folders behind it. */
const last = 16 * 1024

const interesting = fc.constantFrom(0, 1, 2, 4, 0x0f, 0x10, 0x40, 0x7f, 0x80, 0xe5, 0xf8, 0xff)
const mutation = fc.tuple(fc.oneof(fc.nat(0x5a), fc.nat(last)), fc.oneof(interesting, fc.nat(255)))
const mutations = fc.tuple(
  fc.nat(originals.length - 1),
  fc.array(mutation, { minLength: 1, maxLength: 40 }),
  fc.nat(20),
)

describe('any bytes are answered with an image or an ImageError', { timeout: 60_000 }, () => {
  test('volumes with changed bytes', async () => {
    const answers = new Set<string>()
    await fc.assert(
      fc.asyncProperty(mutations, async ([which, changes, cut]) => {
        const bytes = (originals[which] ?? new Uint8Array()).slice()
        for (const [at, value] of changes) if (at < bytes.byteLength) bytes[at] = value
        answers.add(await readAll(cut === 0 ? bytes.subarray(0, changes[0]?.[0]) : bytes))
      }),
      { seed: 119, numRuns: 2_000, endOnFailure: true },
    )
    expect(answers).toContain('read')
    expect(answers).toContain('boot-sector-invalid')
    expect(answers.size).toBeGreaterThan(3)
  })

  test('noise behind a boot sector', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 512, maxLength: 8192, size: 'max' }), async (noise) => {
        const bytes = (originals[3] ?? new Uint8Array()).slice()
        bytes.set(noise, 1024)
        await readAll(bytes)
      }),
      { seed: 9660, numRuns: 300, endOnFailure: true },
    )
  })
})
