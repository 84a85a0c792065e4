import { expect, test } from 'vitest'
import { readComments } from '../../src/suppress/comments.ts'

const told = (text: string) =>
  readComments('a.yaml', text).map(({ code, reason, scope }) => [
    code,
    reason,
    scope.kind === 'lines' ? scope.first : scope.kind,
  ])

test.each([
  ['a: 1 # nocloud-inspect-ignore mac-unset -- known', [['mac-unset', 'known', 1]]],
  ['  # nocloud-inspect-ignore mac-unset -- known\na: 1', [['mac-unset', 'known', 2]]],
  ['#nocloud-inspect-ignore mac-unset\r\na: 1', [['mac-unset', null, 2]]],
  ['# nocloud-inspect-ignore mac-unset --\na: 1', [['mac-unset', null, 2]]],
  [
    '# nocloud-inspect-ignore mac-unset -- a -- b\n# nocloud-inspect-ignore uuid-unset -- c\na: 1',
    [
      ['mac-unset', 'a -- b', 3],
      ['uuid-unset', 'c', 3],
    ],
  ],
  ['# nocloud-inspect-ignore -- no code', []],
  ['# nocloud-inspect-ignored mac-unset -- x', []],
  ['# nocloud-inspect-ignore mac-unset because', []],
])('%j', (text, expected) => {
  expect(told(text)).toEqual(expected)
})
