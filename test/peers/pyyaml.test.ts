import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toJsonValue } from '../../src/yaml/json-value.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

/** Debian's python3 with python3-yaml. */
const python = '/usr/bin/python3'

const loader = `
import base64, datetime, json, math, sys, yaml
def plain(v):
    if isinstance(v, bool) or v is None or isinstance(v, str): return v
    if isinstance(v, int): return v if abs(v) <= 2**53 - 1 else str(v)
    if isinstance(v, float):
        if math.isinf(v): return 'inf' if v > 0 else '-inf'
        if math.isnan(v): return 'nan'
        return int(v) if v == int(v) and abs(v) < 1e21 else v
    if isinstance(v, bytes): return base64.b64encode(v).decode()
    if isinstance(v, (datetime.datetime, datetime.date)): return v.isoformat()
    if isinstance(v, dict): return {str(k): plain(x) for k, x in v.items()}
    if isinstance(v, set): return {str(k): None for k in v}
    return [plain(x) for x in v]
def load(text):
    try: return {'value': plain(yaml.safe_load(text))}
    except Exception as error: return {'refused': type(error).__name__ + ': ' + str(error).splitlines()[0]}
json.dump([load(text) for text in json.load(sys.stdin)], sys.stdout)
`

type Answer = { readonly value: unknown } | { readonly refused: string }

const pyyaml = (texts: readonly string[]): readonly Answer[] =>
  JSON.parse(
    execFileSync(python, ['-c', loader], { input: JSON.stringify(texts), maxBuffer: 2 ** 28 }).toString(),
  )

function ours(text: string): unknown {
  const document = loadPyYaml(text)
  return document.status === 'loaded' ? { value: toJsonValue(document.root) } : 'refused'
}

const theirs = (answer: Answer): unknown => ('value' in answer ? answer : 'refused')

function disagreements(texts: readonly string[]): readonly object[] {
  const answers = pyyaml(texts)
  return texts.flatMap<object>((text, index) => {
    const answer = answers[index]
    if (answer === undefined) return [{ text, problem: 'no answer' }]
    const [mine, python] = [sorted(ours(text)), sorted(theirs(answer))]
    return mine === python ? [] : [{ text, mine, python, why: 'refused' in answer ? answer.refused : '' }]
  })
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  )

const sample = (arbitrary: fc.Arbitrary<string>, count: number): readonly string[] => [
  ...new Set(fc.sample(arbitrary, { numRuns: count, seed: 20260217 })),
]

const joined = (parts: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength }).map((chosen) => chosen.join(''))

const scalarParts =
  '0 1 7 8 9 12 59 60 00 07 08 0x 0b 0o a e E f + - . _ : 52 54 true yes No on Off NULL null ~ inf .inf -.INF .nan NaN 2024 -01-02 T10:20:30 Z +01:00 10:20 y n = << ! % @ ` & * # ? [ ] { } , " \' | > \\ é'.split(
    ' ',
  )

/** Digits and colons only: what MAC addresses, times and addresses are made of. */
const digitGroups = fc
  .array(fc.stringMatching(/^[0-9]{1,3}$/), { minLength: 1, maxLength: 8 })
  .chain((groups) => fc.constantFrom(':', '.', '_', '-').map((separator) => groups.join(separator)))

const documentParts = [
  'a: 1\n',
  'b:\n',
  '  c: d\n',
  '  - x\n',
  '- y\n',
  '\t',
  '\tz: 1\n',
  '[a, b]',
  '{a: b}',
  '{',
  '}',
  '[',
  ']',
  ': ',
  '- ',
  '? k\n',
  '# c\n',
  ' #c',
  '---\n',
  '...\n',
  '"q"',
  "'s'",
  '|\n  t\n',
  '>\n  t\n',
  '&a ',
  '*a',
  '!!str ',
  '!x ',
  '\n',
  '\r\n',
  '  ',
  '<<: *a\n',
  'key',
  '=',
  '%YAML 1.1\n',
  '::1',
  '1: 2\n',
  'true: x\n',
  'a: 1\n',
  '\ufeff',
  '\u0007',
  '"a\\tb": c\n',
  'x: {y: [z]}\n',
]

/** What is left between the two parsers; none of it is written by people. */
const acceptedDifferences: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/[&*][\w-]+[?:,\]}%@`]/, 'an anchor or alias that runs into punctuation'],
  [/(?<!^)\ufeff|^\ufeff[ \t]/, 'a byte order mark elsewhere than at the very beginning, or before a blank'],
  [/^\.\.\.\r?\n(?:.*\n)?\.\.\./m, 'two end marks'],
  [/^[|>]/m, 'a block scalar header at the margin below a key: PyYAML asks no indentation of it'],
  [/^\? /m, 'an explicit key followed by a list, or by two end marks'],
  [/^(?:&a|!!str) +(?:#|$)/m, 'an anchor or tag alone on a line where a key should be'],
  [
    /!(?:!str|x)\s*[#\r\n]|!(?:!str|x) *&a *(?:$|[\r\n#])|&a *(?:!!str|!x) *(?:$|[\r\n#])/,
    'tags and anchors of nothing',
  ],
]

const isCompared = (text: string): boolean => !acceptedDifferences.some(([pattern]) => pattern.test(text))

describe('values as PyYAML loads them', () => {
  test('plain scalars', () => {
    const texts = sample(joined(scalarParts, 5), 6000).map((scalar) => `k: ${scalar}\n`)
    const plain = texts.filter(isCompared)
    expect(plain.length).toBeGreaterThan(3000)
    expect(disagreements(plain)).toEqual([])
  })

  test('groups of digits', () => {
    const texts = sample(digitGroups, 4000).map((scalar) => `- ${scalar}\n`)
    expect(texts.length).toBeGreaterThan(2000)
    expect(disagreements(texts)).toEqual([])
  })

  test('documents', () => {
    const texts = sample(joined(documentParts, 6), 8000)
    const plain = texts.filter(isCompared)
    expect(plain.length).toBeGreaterThan(3000)
    expect(disagreements(plain)).toEqual([])
  })
})
