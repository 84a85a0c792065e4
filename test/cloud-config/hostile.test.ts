import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yamlCause } from '../../src/cloud-config/yaml-cause.ts'
import { inspect } from '../../src/inspect.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

const words = [
  ...[
    'users',
    'runcmd',
    'write_files',
    'passwd',
    'password',
    'chpasswd',
    'name',
    'permissions',
    'path',
    'list',
  ],
  ...[
    ': ',
    ':',
    '- ',
    '-',
    '\n',
    '\n  ',
    '\n    ',
    '#',
    ' #',
    '"',
    "'",
    '|',
    '>',
    '{',
    '}',
    '[',
    ']',
    ',',
    '\t',
  ],
  ...[
    '*a',
    '&a',
    '!x',
    '0644',
    'yes',
    '~',
    'ssh-rsa',
    'AAAA',
    '$6$a$b',
    'é',
    '\r\n',
    '---\n',
    '%',
    '@',
    '`',
    '{{ x }}',
  ],
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((pieces) => pieces.join(''))

const codesOf = async (userData: string): Promise<readonly string[]> => {
  const result = await inspect({
    'meta-data': 'instance-id: i-1\n',
    'user-data': `#cloud-config\n${userData}`,
  })
  return result.status === 'inspected' ? result.findings.map(({ code }) => code) : ['unreadable']
}

describe('whatever stands in a cloud-config', { timeout: 60_000 }, () => {
  test('inspect answers, and places what it finds inside the file', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (userData) => {
        const result = await inspect({
          'meta-data': 'instance-id: i-1\n',
          'user-data': `#cloud-config\n${userData}`,
        })
        if (result.status !== 'inspected') throw new Error(result.error.message)
        const lines = `#cloud-config\n${userData}`.split(/\r\n|\r|\n/)
        for (const { location } of result.findings) {
          if (!location || !('line' in location) || location.file !== 'user-data') continue
          expect(location.line).toBeLessThanOrEqual(lines.length)
          expect(location.column).toBeLessThanOrEqual((lines[location.line - 1]?.length ?? 0) + 1)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('what PyYAML refuses has exactly one cause', () => {
    fc.assert(
      fc.property(text, (userData) => {
        const source = { file: 'user-data', text: `#cloud-config\n${userData}` }
        const document = loadPyYaml(source.text)
        const cause = yamlCause({ source, document })
        expect(cause === null).toBe(document.status === 'loaded')
        if (cause) expect(cause.range.end).toBeLessThanOrEqual(source.text.length + 1)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['unknown keys', (count: number) => Array.from({ length: count }, (_, i) => `k${i}: x`).join('\n')],
    [
      'users',
      (count: number) =>
        `users:\n${'  - {name: a, passwd: x, ssh_authorized_keys: b}\n'.repeat(count)}chpasswd: {list: [${'a:b, '.repeat(count)}]}\n`,
    ],
    ['commands', (count: number) => `runcmd:\n${'  - systemctl a b ip -4 [[ x: y\n'.repeat(count)}`],
    [
      'files',
      (count: number) =>
        `write_files:\n${'  - {path: ~/a, owner: ubuntu, encoding: b64, content: "-", permissions: 644}\n'.repeat(count)}`,
    ],
    [
      'blank lines of a file',
      (count: number) =>
        `write_files:\n  - path: /etc/cloud/cloud.cfg.d/x\n    content: "${'\\n'.repeat(count * 10)}"\n`,
    ],
  ])('ten times as many %s find at most ten times as much', async (_, make) => {
    const few = await codesOf(make(100))
    const many = await codesOf(make(1_000))
    expect(few).not.toContain('unreadable')
    expect(many.length).toBeLessThanOrEqual(10 * few.length + 10)
    expect([...new Set(many)].sort()).toEqual([...new Set(few)].sort())
  })
})
