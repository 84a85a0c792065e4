import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { parseCommandLine } from '../src/cli/command-line.ts'
import { run } from './cli/memory-io.ts'
// Loaded with this file, and not within the time of its first test.
import '../src/cli/commands/lint.ts'

const states = ['before', 'midway', 'after'] as const

/** Secrets and machines are all that lint looks at: the rest of the manifests must not disturb it. */
test('lint takes the whole of examples/argocd for what it is: nothing to check', async () => {
  const { status, stderr } = await run(['lint', 'examples/argocd'])
  expect([status, stderr]).toEqual([2, expect.stringContaining('among 3 files')])
})

describe('examples/gitops', () => {
  test.each([
    ['before', 1, 'network-data-unreferenced'],
    ['midway', 1, 'secret-key-network'],
    ['after', 0, 'no findings'],
  ])('%s', async (state, status, words) => {
    const outcome = await run(['lint', `examples/gitops/${state}`])
    expect(outcome.status).toBe(status)
    expect(outcome.stdout).toContain(words)
  })

  test('the manifests are those of the incident', () => {
    for (const state of states)
      expect(readFileSync(`examples/gitops/${state}/saigak.yaml`, 'utf8')).toBe(
        readFileSync(`fixtures/incident/${state}/vm.yaml`, 'utf8'),
      )
  })

  test('from before to after the identity changes, which is what makes the network take effect', async () => {
    const { stdout } = await run(['diff', 'examples/gitops/before', 'examples/gitops/after'])
    expect(stdout).toContain('The guest runs its first boot again')
    expect(stdout).toContain('identity-change')
  })
})

const yaml = readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.ya?ml$/.test(path),
)

test.each(yaml)('%s is YAML', (path) => {
  const documents = parseAllDocuments(readFileSync(join('examples', path), 'utf8'))
  expect(Array.isArray(documents) && documents.flatMap(({ errors }) => errors)).toEqual([])
})

test.each([
  ['ci/manifests.yaml', 'lint'],
  ['ci/seeds.yaml', 'inspect'],
  ['argocd/pull-request.yaml', 'lint'],
])('the command of %s is one that the program takes', (path, command) => {
  const [line = ''] = readFileSync(join('examples', path), 'utf8').match(/npx nocloud-inspect .*/) ?? []
  const argv = line.split(' ').slice(2)
  expect(parseCommandLine(argv).command).toBe(command)
})
