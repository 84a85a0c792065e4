import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../src/inspect.ts'

interface Row {
  readonly 'meta-data': string | null
  readonly found: boolean
  readonly instanceId: string | null
  readonly localHostname: string | null
  readonly dsmode: string | null
}

/** What the NoCloud datasource of cloud-init 26.2 ended up with; the files are in base64, `null` means no file. */
const rows = readFileSync(new URL('../../fixtures/measured/meta-data.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)

describe('meta-data as cloud-init reads it', () => {
  test.each(rows.map((row) => [decode(row['meta-data']), row] as const))('%j', async (metaData, row) => {
    const files = metaData === null ? {} : { 'meta-data': metaData }
    const result = await inspect({ ...files, 'user-data': '' })
    if (result.status !== 'inspected') throw new Error('unreadable')
    const { claimed, metaData: read } = result.seed
    expect({
      found: claimed,
      instanceId: read.instanceId,
      localHostname: read.localHostname,
      dsmode: read.dsmode,
    }).toEqual({
      found: row.found,
      instanceId: row.instanceId,
      localHostname: row.localHostname,
      dsmode: row.dsmode,
    })
  })
})

function decode(base64: string | null): string | null {
  return base64 === null ? null : Buffer.from(base64, 'base64').toString('utf8')
}
