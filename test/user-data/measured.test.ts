import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/bytes/limits.ts'
import { readUserData } from '../../src/user-data/user-data.ts'
import { read } from './read.ts'

interface Row {
  readonly 'user-data': string | null
  readonly parts: readonly { readonly type: string; readonly length: number }[]
  readonly dropped: boolean
  readonly unhandled: boolean
  readonly failed: boolean
  readonly mergedCloudConfig: unknown
}

/** What cloud-init 26.2 made of user-data; the files are in base64, `null` means no file. Lengths are characters. */
const rows = readFileSync(new URL('../../fixtures/measured/user-data.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)

describe('user-data as cloud-init 26.2 takes it', () => {
  test('there are many rows, and all kinds of answers among them', () => {
    expect(rows.length).toBeGreaterThan(50)
    for (const answer of ['dropped', 'unhandled', 'failed'] as const)
      expect(rows.some((row) => row[answer])).toBe(true)
  })

  test.each(rows.map((row) => [shown(row), row] as const))('%j', async (_, row) => {
    const { status, parts, failure, merged } = await readRow(row['user-data'])
    expect({
      parts: parts.map(({ type, text }) => ({ type, length: text.text.length })),
      dropped: parts.some((part) => part.dropped ?? false),
      unhandled: parts.some(({ handled }) => !handled),
      failed: failure !== undefined,
      mergedCloudConfig: merged ?? null,
    }).toEqual({
      parts: row.parts,
      dropped: row.dropped,
      unhandled: row.unhandled,
      failed: row.failed,
      mergedCloudConfig: row.mergedCloudConfig,
    })
    if (row['user-data'] === null) expect(status).toBe('absent')
  })

  test('sizes are bytes, those of an escaped byte one', async () => {
    const sizes = async (text: string) => (await read(text)).parts.map(({ size }) => size)
    expect(await sizes('#cloud-config\nhostname: é→𝄞\n')).toEqual([34])
    expect((await read(Buffer.from('#cloud-config\nx: \xe9\n', 'latin1'))).parts).toMatchObject([
      { size: 19 },
    ])
  })
})

const shown = (row: Row): string =>
  row['user-data'] === null
    ? 'absent'
    : Buffer.from(row['user-data'], 'base64').toString('latin1').slice(0, 60)

/** `null`: no file. */
const readRow = (base64: string | null) =>
  base64 === null
    ? readUserData({ volume: null, lost: [], strays: [], notes: [], files: [] }, 'user-data', defaultLimits)
    : read(Buffer.from(base64, 'base64'))
