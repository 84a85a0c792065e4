import { expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { run } from './memory-io.ts'

test('explain tells the mechanism, the fix and the sources', async () => {
  const { status, stdout } = await run(['explain', 'nc-v2-with-config-list'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^nc-v2-with-config-list: /)
  expect(stdout).toContain('\nFix\n  ')
  expect(stdout).toContain('sources    cloud-init: net/network_state.py')
  expect(stdout).not.toContain('<!--')
})

test('explain gives the same as JSON', async () => {
  const { stdout } = await run(['explain', 'mac-not-on-vm', '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'explain',
    results: [
      { code: 'mac-not-on-vm', severity: 'error', needs: ['vm'], docs: 'docs/checks/mac-not-on-vm.md' },
    ],
  })
})

test.each([
  [['explain', 'mac-not-on-vn'], 'did you mean mac-not-on-vm?'],
  [['explain'], 'explain needs one CODE'],
  [['checks', 'x'], 'checks takes no operand'],
])('%j is bad usage', async (argv, words) => {
  const { status, stderr } = await run(argv)
  expect(status).toBe(2)
  expect(stderr).toContain(words)
})

test('checks lists every one', async () => {
  const { stdout } = await run(['checks'])
  expect(stdout.trimEnd().split('\n')).toHaveLength(checks.length)
  const { results } = JSON.parse((await run(['checks', '--format', 'json'])).stdout)
  expect(results.map(({ code }: { code: string }) => code)).toEqual(checks.map(({ code }) => code))
})
