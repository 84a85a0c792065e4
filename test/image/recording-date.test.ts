import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordingDate, volumeDate } from '../../src/image/iso9660/recording-date.ts'
import { openImage } from '../../src/image/open-image.ts'
import { rockRidgeImage, susp } from './hand-made.ts'

/** The zone in quarter hours as a byte. */
const dated = (...bytes: readonly number[]) => recordingDate(new DataView(Int8Array.from(bytes).buffer), 0)

describe('ECMA-119 9.1.5', () => {
  test.each([
    [[126, 7, 4, 13, 5, 9, 0], '2026-07-04T13:05:09Z'],
    [[126, 7, 4, 13, 5, 9, 8], '2026-07-04T13:05:09+02:00'],
    [[126, 7, 4, 13, 5, 9, -14], '2026-07-04T13:05:09-03:30'],
    [[126, 7, 4, 13, 5, 9, 52], '2026-07-04T13:05:09+13:00'],
    [[126, 7, 4, 13, 5, 9, -60], '2026-07-04T13:05:09Z'],
    [[0, 1, 1, 0, 0, 0, 0], '1900-01-01T00:00:00Z'],
    [[255, 12, 31, 23, 59, 59, 0], '2155-12-31T23:59:59Z'],
  ])('%j is %s', (bytes, date) => {
    expect(dated(...bytes)).toBe(date)
  })

  test.each([
    [[0, 0, 0, 0, 0, 0, 0]],
    [[126, 13, 1, 0, 0, 0, 0]],
    [[126, 1, 32, 0, 0, 0, 0]],
    [[126, 1, 1, 24, 0, 0, 0]],
    [[126, 1, 1, 0, 60, 0, 0]],
    [[126, 1, 1, 0, 0, 60, 0]],
  ])('%j is no date', (bytes) => {
    expect(dated(...bytes)).toBeUndefined()
  })
})

test('dates that are met again and again, in any order, stay what they are', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  const anyDate = fc.tuple(
    fc.integer({ min: 120, max: 127 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(23),
    fc.nat(59),
    fc.nat(59),
  )
  const textOf = ([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]) =>
    `${1900 + year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`
  fc.assert(
    fc.property(fc.array(anyDate, { minLength: 400, maxLength: 800, size: 'max' }), (dates) => {
      for (const date of [...dates, ...dates.toReversed()]) expect(dated(...date, 0)).toBe(textOf(date))
    }),
    { seed: 9660, numRuns: 10 },
  )
})

test('a date that is cut off is none', () => {
  expect(recordingDate(new DataView(Uint8Array.of(126, 7, 4, 13, 5, 9).buffer), 0)).toBeUndefined()
})

describe('Rock Ridge TF', () => {
  const stamp = (year: number) => [year, 2, 3, 4, 5, 6, 0]
  const mtimeWith = async (...timeStamps: readonly number[]) => {
    const image = await openImage(rockRidgeImage([{ identifier: 'A.;1', systemUse: susp('TF', timeStamps) }]))
    return (await image.stat('a'))?.mtime
  }

  test.each([
    ['modify and access', [6, ...stamp(120), ...stamp(121)], '2020-02-03T04:05:06Z'],
    ['creation before modify', [3, ...stamp(120), ...stamp(121)], '2021-02-03T04:05:06Z'],
    ['access only: the date of the record', [4, ...stamp(120)], '2026-01-01T00:00:00Z'],
    ['cut short: the date of the record', [2, 120, 2, 3], '2026-01-01T00:00:00Z'],
    ['long form: the date of the record', [0x82, ...Array(17).fill(49)], '2026-01-01T00:00:00Z'],
  ])('%s', async (_, timeStamps, mtime) => {
    expect(await mtimeWith(...timeStamps)).toBe(mtime)
  })
})

describe('ECMA-119 8.4.26.1', () => {
  const written = (text: string, zone: number) =>
    volumeDate(Uint8Array.from([...new TextEncoder().encode(text), zone & 0xff]), 0)

  test.each([
    ['2026010203040599', 0, '2026-01-02T03:04:05Z'],
    ['2026010203040500', -14, '2026-01-02T03:04:05-03:30'],
    ['0000000000000000', 0, null],
    ['2026133203040500', 0, null],
    ['                ', 0, null],
  ])('%s, zone %i', (text, zone, date) => {
    expect(written(text, zone)).toBe(date)
  })

  test('an image tells who wrote it, and when', async () => {
    const { maker } = await openImage(readFileSync('fixtures/images/kubevirt.iso'))
    expect(maker?.preparer).toMatch(/^XORRISO-/)
    expect(maker?.created).toBe('2026-01-01T00:00:00Z')
  })
})
