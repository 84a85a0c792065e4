import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedLines, redactLines } from '../../src/report/changed-lines.ts'

const told = (older: string, newer: string) =>
  changedLines(older.split('\n'), newer.split('\n')).map(
    ({ sign, number, text }) => `${sign}${number} ${text}`,
  )

describe('lines that differ', () => {
  test.each([
    ['a\nb\nc', 'a\nb\nc', []],
    ['a\nb\nc', 'a\nx\nc', ['-2 b', '+2 x']],
    ['a\nc', 'a\nb\nc', ['+2 b']],
    ['a\nb\nc', 'a\nc', ['-2 b']],
    ['a\nb\nc\nd', 'b\nx\nd', ['-1 a', '-3 c', '+2 x']],
  ])('%j to %j', (older, newer, expected) => {
    expect(told(older, newer)).toEqual(expected)
  })

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })

  test('taking the gone ones out of one text and the new ones out of the other leaves the same', () => {
    fc.assert(
      fc.property(lines, lines, (older, newer) => {
        const changed = changedLines(older, newer)
        const without = (text: readonly string[], sign: string) =>
          text.filter((_, index) => !changed.some((line) => line.sign === sign && line.number === index + 1))
        expect(without(older, '-')).toEqual(without(newer, '+'))
        for (const { sign, number, text } of changed)
          expect((sign === '-' ? older : newer)[number - 1]).toBe(text)
      }),
    )
  })

  test('texts too large for a table: everything between their common ends', () => {
    const older = Array.from({ length: 2000 }, (_, index) => `a${index}`)
    const newer = older.map((line, index) => (index > 2 && index < 1990 ? `${line}x` : line))
    expect(changedLines(older, newer)).toHaveLength(2 * 1987)
  })
})

test('a secret shows neither behind its key nor in the lines below it', () => {
  const text = [
    'wifi:',
    '  password:',
    '    hunter2',
    '  psk: |',
    '    hunter2',
    '',
    '    hunter2',
    '  mtu: 1400',
  ]
  const shown = redactLines([...text, '- password: hunter2'])
  expect(shown.join('\n')).not.toContain('hunter2')
  expect(shown).toContain('  mtu: 1400')
})
