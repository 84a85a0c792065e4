import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import { pythonStr } from '../../src/yaml/python-text.ts'
import { taggedValue, withSortedSets } from '../yaml/tagged-value.ts'

interface Answer {
  readonly value?: unknown
  readonly str?: string
  readonly refused?: string
}

/** Debian's python3 with python3-yaml; one process answers for all texts. */
function pyyaml(texts: readonly string[]): readonly Answer[] {
  const program = fileURLToPath(new URL('../../fixtures/yaml/pyyaml_answer.py', import.meta.url))
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('')
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-B', program], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

function ours(text: string, withText: boolean): string {
  const document = loadPyYaml(text)
  if (document.status === 'refused') return 'refused'
  const { root } = document
  const str = root ? pythonStr(root) : 'None'
  return JSON.stringify([taggedValue(root), ...(withText ? [str] : [])])
}

const theirs = ({ refused, value, str }: Answer): string =>
  refused === undefined
    ? JSON.stringify([withSortedSets(value), ...(str === undefined ? [] : [str])])
    : 'refused'

interface Comparison {
  readonly total: number
  readonly loaded: number
  readonly differences: readonly { text: string; mine: string; python: string }[]
}

function compare(texts: readonly string[]): Comparison {
  const answers = pyyaml(texts)
  const differences = texts.flatMap((text, index) => {
    const answer = answers[index] ?? {}
    const [mine, python] = [ours(text, answer.str !== undefined), theirs(answer)]
    return mine === python ? [] : [{ text, mine, python }]
  })
  const loaded = answers.filter(({ refused }) => refused === undefined).length
  return { total: texts.length, loaded, differences }
}

const seed = 20260217

const sample = (arbitrary: fc.Arbitrary<string>, count: number): readonly string[] => [
  ...new Set(fc.sample(arbitrary, { numRuns: count, seed })),
]

const words = (...parts: readonly string[]) => fc.constantFrom(...parts)

const run = (part: fc.Arbitrary<string>, minLength: number, maxLength: number, separator = '') =>
  fc.array(part, { minLength, maxLength }).map((parts) => parts.join(separator))

const join = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((chosen) => chosen.join(''))

const indented = (text: fc.Arbitrary<string>, by: number) =>
  text.map((lines) => lines.replaceAll(/^(?=.)/gm, ' '.repeat(by)))

const scalarParts = words(
  ...'0 1 7 8 9 12 59 60 00 07 08 0x 0b 0o a e E f + - . _ : 52 54 true yes No on Off NULL null ~ inf .inf -.INF .nan'
    .concat(
      ' NaN 2024 2024-01-02 -01-02 -1-2 T10:20:30 Z +01:00 -10:99 +24:00 10:20 y n = << .5 .000 1e+3 e-400 QQ==',
    )
    .concat(' 0000-01-01 2024-02-29 2023-02-29 24:00:00 ! % @ ` & * # ? [ ] { } , " \' | > \\ é')
    .split(' '),
)

const tags = words(...'!!int !!float !!str !!bool !!null !!timestamp !!binary !'.split(' '))

const scalars = run(scalarParts, 1, 5).map((scalar) => `- ${scalar}\n`)

const digitGroups = run(fc.stringMatching(/^[0-9]{1,3}$/), 1, 8, '\0').chain((groups) =>
  words(':', '.', '_', '-').map((separator) => `- ${groups.replaceAll('\0', separator)}\n`),
)

const taggedScalars = fc
  .tuple(tags, run(scalarParts, 1, 3), words('', '"', "'"))
  .map(([tag, scalar, quote]) => `- ${tag} ${quote}${scalar}${quote}\n`)

/** A value as people write it, in any style, a little wrong now and then. */
const leaf = words(
  ...[
    'a',
    'b c',
    '1',
    '1.5',
    'yes',
    '~',
    '',
    "'q'",
    '"d"',
    '"d\n e"',
    "'x\n\ny'",
    'a\n      b',
    '!!str 1',
    '&x a',
  ],
  ...[
    '*x',
    '::1',
    'a:b',
    'a # c',
    '"a"#c',
    '- ',
    '?',
    'http://x/?y=z',
    '52:54:00:12:34:56',
    '! 1',
    '<<',
    '=',
  ],
)

const { block } = fc.letrec<{ flow: string; block: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    leaf,
    join(words('['), run(tie('flow'), 0, 3, ', '), words(']', ',]', '\n]', '')),
    join(
      words('{'),
      run(join(tie('flow'), words(': ', ':', ' :\n'), tie('flow')), 0, 3, ',\n'),
      words('}', ',}'),
    ),
    join(words('[? ', '{? ', '[', '{'), tie('flow'), words(' : ', ': '), tie('flow'), words(']', '}')),
  ),
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    join(words(' '), leaf, words('\n')),
    join(words(' '), tie('flow'), words('\n')),
    join(
      words('\n', ' &x\n', ' !!map\n', ' !!set\n', ' # c\n'),
      fc
        .nat(3)
        .chain((by) =>
          indented(
            run(
              join(words('a', 'b', '"q"', '1', 'true', '<<', '*x', '? x\n'), words(':'), tie('block')),
              1,
              3,
            ),
            by,
          ),
        ),
    ),
    join(
      words('\n', ' &y\n', ' !!omap\n', ' !!seq\n'),
      fc.nat(2).chain((by) => indented(run(join(words('-'), tie('block')), 1, 3), by)),
    ),
    join(
      words(' |', ' >', '>-', ' |+', ' >1', ' |2-', ' | # c'),
      words('\n  x\n', '\n   x\n  y\n\n', '\n\n', '\n  x\n\ty\n'),
    ),
  ),
}))

const documents = join(
  words('', '', '---', '# c\n', '%YAML 1.1\n---', '\ufeff'),
  block,
  words('', '...\n', '# end', '---\n'),
)

const soup = run(
  words(
    ...[
      'a',
      'b',
      'key',
      '1',
      ':',
      ': ',
      '- ',
      '-',
      '? ',
      '?',
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
      '#',
      ' #',
      '"',
      "'",
      '|',
      '>',
    ],
    ...[
      '|\n',
      '>-\n',
      '&a ',
      '*a',
      '!',
      '! ',
      '!!str ',
      '!!int ',
      '%',
      '@',
      '`',
      '\n',
      '\n',
      '\n  ',
      '\n    ',
      ' ',
      '  ',
    ],
    ...[
      '\t',
      '---',
      '...',
      '\n---\n',
      '\n...\n',
      '<<: ',
      '=',
      '~',
      'yes',
      '\r\n',
      '\r',
      '\u0085',
      '\u2028',
      '\\',
      '\\n',
    ],
    ...['"b"', "'c'", '"b": ', '1:2', '::', 'é', '😀', '\ufeff', '\0', '%YAML 1.2\n---\n', '2024-01-01'],
  ),
  1,
  12,
)

/** What is left between the two; no document that people write is among it. */
const acceptedDifferences: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /^\s*\? (?:.*\n)+\s*-(?:\s|$)/m,
    'a list without values below an explicit key that has a value already: PyYAML refuses it, the package drops it',
  ],
]

const isAccepted = ({ text }: { text: string }): boolean =>
  acceptedDifferences.some(([pattern]) => pattern.test(text))

describe('scalars are the values that PyYAML loads, without exception', () => {
  test.each([
    ['plain', scalars, 8000],
    ['groups of digits', digitGroups, 6000],
    ['tagged', taggedScalars, 8000],
  ] as const)('%s', (_, arbitrary, count) => {
    const { total, differences } = compare(sample(arbitrary, count))
    expect(total).toBeGreaterThan(count / 3)
    expect(differences).toEqual([])
  })
})

describe('documents are the values that PyYAML loads, or refused as it refuses them', () => {
  test.each([
    ['grammar', documents, 12_000],
    [
      'lines ended otherwise',
      join(documents, words('\r')).map((text) => text.replaceAll('\n', '\r\n')),
      4000,
    ],
    ['punctuation', soup, 12_000],
  ] as const)('%s', (name, arbitrary, count) => {
    const { total, loaded, differences } = compare(sample(arbitrary, count))
    const accepted = differences.filter(isAccepted)
    console.info(`${name}: ${total - differences.length} of ${total} agree, ${loaded} load`)
    expect(loaded).toBeGreaterThan(total / 20)
    expect(differences.filter((each) => !isAccepted(each))).toEqual([])
    expect(accepted.length).toBeLessThan(total / 1000)
  })
})
