import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { inspect } from '../../src/inspect.ts'
import { askPython, unpackCloudInit } from './cloud-init.ts'

const cloudInit = unpackCloudInit()
afterAll(() => cloudInit[Symbol.dispose]())

interface Identity {
  readonly found: boolean
  readonly instanceId: string | null
  readonly localHostname: string | null
  readonly dsmode: string | null
}

const theirs = (files: readonly Buffer[]): readonly Identity[] =>
  askPython(
    fileURLToPath(new URL('cloud_init_meta_data.py', import.meta.url)),
    files.map((file) => file.toString('base64')),
    cloudInit.modules,
  )

async function ours(bytes: Buffer): Promise<Identity> {
  const result = await inspect({ 'meta-data': bytes, 'user-data': '' })
  if (result.status !== 'inspected') throw new Error('unreadable')
  const { claimed, metaData } = result.seed
  const { instanceId, localHostname, dsmode } = metaData
  return { found: claimed, instanceId, localHostname, dsmode }
}

async function differences(files: readonly Buffer[]) {
  const answers = theirs(files)
  const all = await Promise.all(files.map(ours))
  return files.flatMap((file, index) => {
    const [mine, other] = [all[index], answers[index]]
    return JSON.stringify(mine) === JSON.stringify(other)
      ? []
      : [{ file: file.toString('latin1'), mine, other }]
  })
}

test('the measured files, whose answers are those of a newer release', async () => {
  const files = readFileSync(new URL('../../fixtures/measured/meta-data.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { 'meta-data': string | null })['meta-data'] ?? [])
    .map((text) => Buffer.from(text, 'base64'))
  expect(files.length).toBeGreaterThan(30)
  expect(await differences(files)).toEqual([])
})

const values = fc.constantFrom(
  ...[
    'a',
    '007',
    '0x1F',
    '1_000',
    '1:30',
    'yes',
    'null',
    '""',
    '" a "',
    '[a]',
    '{a: b}',
    '2024-01-01',
    '1.50',
    '!!binary aGk=',
    '',
  ],
  ...[
    'a.b.c',
    '10.0.0.5',
    '10.0.0.05',
    '256.1.1.1',
    '.a',
    'VM_1',
    'ä',
    '-1',
    '0',
    'false',
    '[]',
    '{}',
    '2024-01-01 10:00:00',
    '.nan',
  ],
  ...['local', 'net', 'disabled', 'Local', '/seed/', 'file:///seed/', 'http://e.example/', 'seed'],
)
const keys = fc.constantFrom(
  'instance-id',
  'local-hostname',
  'dsmode',
  'seedfrom',
  'hostname',
  'instance_id',
  'launch-index',
  'public-keys',
)
const lines = fc.array(fc.tuple(keys, values), { maxLength: 4 })

test('generated files', async () => {
  const files = fc
    .sample(lines, { numRuns: 2000, seed: 20261125 })
    .map((pairs) => Buffer.from(pairs.map(([key, value]) => `${key}: ${value}\n`).join('')))
  const found = await differences(files)
  expect(found.slice(0, 3)).toEqual([])
  expect(found).toHaveLength(0)
})
