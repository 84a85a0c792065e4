import { describe, expect, test } from 'vitest'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

const refusal = (text: string) => {
  const document = loadPyYaml(text)
  if (document.status === 'loaded') throw new Error('loaded')
  return { ...document.problem, token: text.slice(document.problem.range.start, document.problem.range.end) }
}

describe('what a tool left in a text explains why it is no YAML', () => {
  test.each([
    ['the end of a here-document', 'a: 1\nEOF\n', /here-document/, 'EOF'],
    ['a fence', '```yaml\na: 1\n```\n', /Markdown/, '```yaml'],
    ['a merge conflict', 'a:\n<<<<<<< HEAD\n  b: 1\n', /merge conflict/, '<<<<<<< HEAD'],
    ['a comment of JSON on the line before', '{\n  // why\n  "a": 1}\n', /begins with #/, '// why'],
    ['a template in braces', 'a: [{{ b }}/24]\n', /placeholder/, undefined],
    ['a template of statements', '{% if a %}\nb: 1\n', /placeholder/, undefined],
    ['a shell variable', `a: [$${'{B}'}/24]\n`, /variable/, undefined],
    ['a directive of terraform', 'a: 1\n%{ for b in c ~}\n', /variable/, undefined],
    ['a name between per cent signs', 'a: %B%\n', /% signs/, undefined],
    ['a name between at signs', 'a: [@B@]\n', /@ signs/, undefined],
    ['a no-break blank', 'a:\n\u00a0- b\n', /U\+00A0/, undefined],
  ])('%s', (_, text, message, token) => {
    const found = refusal(text)
    expect(found).toMatchObject({ reason: 'leftover', message: expect.stringMatching(message) })
    if (token !== undefined) expect(found.token).toBe(token)
  })

  test.each([
    ['a tab stays a tab', 'a: 1\n\t{{ b }}\n', 'tab'],
    ['braces in the middle of a text', 'a: x {{ b }}: c\n', 'colon-in-value'],
    ['a word that is no end mark', 'a: 1\nEOFS\n', 'missing-colon'],
    ['an odd blank on another line', 'a: "\u00a0"\nb: c: d\n', 'colon-in-value'],
    ['a fence below', 'a: b: c\n```\n', 'colon-in-value'],
  ])('%s', (_, text, reason) => {
    expect(refusal(text).reason).toBe(reason)
  })

  test('a text that loads is left alone', () => {
    expect(loadPyYaml('a: "{{ b }}"\nc: |\n  EOF\n  ```\n').status).toBe('loaded')
  })
})
