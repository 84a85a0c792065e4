import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './memory-io.ts'
// Loaded ahead: the program loads them when they are asked for.
import '../../src/cli/commands/inspect.ts'
import '../../src/cli/commands/list.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nocloud-inspect-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a folder of near misses alone is bad usage, and the names are told', async () => {
  const seed = join(folder, 'alone')
  await mkdir(seed)
  for (const name of ['user-data.txt', 'meta_data', 'README\u001b.md']) await writeFile(join(seed, name), '')
  const { status, stderr } = await run([seed])
  expect(status).toBe(2)
  expect(stderr).toContain(
    'holds none of meta-data, user-data, vendor-data, network-config under its exact name',
  )
  expect(stderr).toMatch(/there are meta_data, user-data\.txt\n/)
})

test('names beside the seed files explain what is missing, and are no part of the seed', async () => {
  const seed = join(folder, 'partly')
  await mkdir(join(seed, 'user-data'), { recursive: true })
  for (const name of ['meta-data', 'network-config.yaml']) await writeFile(join(seed, name), 'a: 1\n')
  const { status, stdout } = await run([seed, '--format', 'json'])
  const [{ findings }] = JSON.parse(stdout).results
  const told = findings.map(({ code, args }: { code: string; args: { found: unknown } }) => [
    code,
    args.found,
  ])
  expect(
    told.filter(([code]: [string]) => code.startsWith('seed-file') || code.endsWith('-missing')),
  ).toEqual([
    ['seed-file-misnamed', ['network-config.yaml']],
    ['seed-file-not-a-file', 'user-data'],
  ])
  expect(status).toBe(1)
  const listed = await run(['list', seed, '--format', 'json'])
  expect(JSON.parse(listed.stdout).results[0].entries.map(({ path }: { path: string }) => path)).toEqual([
    'meta-data',
  ])
})
