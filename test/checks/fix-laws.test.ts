import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import type { Finding, Fix } from '../../src/findings/finding.ts'
import { inspect } from '../../src/inspect.ts'
import { lintManifests } from '../../src/lint-manifests.ts'
import { parseNetworkConfig } from '../../src/parse-network-config.ts'
import { formatFinding } from '../../src/report/pretty.ts'
import { applyEdits } from './apply-edits.ts'
import { casesOf } from './cases.ts'

/** The network-config of every case that has one. */
const documents = [
  ...new Set(
    checks
      .flatMap(({ code }) => casesOf(code))
      .map(({ folder }) => join(folder, 'network-config'))
      .filter(existsSync)
      .map((path) => readFileSync(path, 'utf8'))
      .filter((text) => !/[\r\ufeff\ufffd]/.test(text) && text.length < 5000),
  ),
]

const fixesOf = (findings: readonly Finding[]): readonly (readonly [string, Fix])[] =>
  findings.flatMap(({ code, fix }) => (fix ? [[code, fix] as const] : []))

const fixesIn = (text: string) => fixesOf(parseNetworkConfig(text).findings)

/** What each fix makes of a text. */
const mended = (text: string): readonly (readonly [string, string])[] =>
  fixesIn(text).map(([code, { edits }]) => [code, applyEdits(text, edits)])

const ranks = [null, 'fatal', 'fallback', 'disabled', 'used']

/** A file that every renderer ends at leaves the guest as dead as one that ends cloud-init. */
const rankOf = ({ outcome, renderers }: ReturnType<typeof parseNetworkConfig>): number =>
  ranks.indexOf(Object.values(renderers).every((each) => each === 'fatal') ? 'fatal' : outcome)

test('there are many to look at', () => {
  expect(documents.flatMap(fixesIn).length).toBeGreaterThan(90)
})

describe('whatever the document', () => {
  /** Lines that go, come twice, move, lose their quotes or get words of other documents. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...documents),
      fc.constantFrom(...documents),
      fc.array(fc.tuple(fc.nat(7), fc.nat(60), fc.nat(60)), { maxLength: 3 }),
    )
    .map(([text, other, steps]) => steps.reduce((current, step) => mutate(current, other, step), text))

  test('no fix leaves what cannot be loaded, and no safe one makes the outcome worse, with any renderer', () => {
    let [seen, safeOnes] = [0, 0]
    fc.assert(
      fc.property(mutated, (text) => {
        const before = parseNetworkConfig(text)
        for (const [code, { edits, safe }] of fixesIn(text)) {
          seen++
          const now = parseNetworkConfig(applyEdits(text, edits))
          if (before.status === 'parsed') expect(now.status, code).toBe('parsed')
          if (!safe) continue
          safeOnes++
          expect(rankOf(now), code).toBeGreaterThanOrEqual(rankOf(before))
          for (const [renderer, outcome] of Object.entries(before.renderers))
            expect(
              ranks.indexOf(now.renderers[renderer as keyof typeof now.renderers]),
              `${code}: ${renderer}`,
            ).toBeGreaterThanOrEqual(ranks.indexOf(outcome))
        }
      }),
      { numRuns: 3000 },
    )
    expect(seen).toBeGreaterThan(500)
    expect(safeOnes).toBeGreaterThan(150)
  })

  test('a fix that is made is not wanted again at its place', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        for (const [code, { edits }] of fixesIn(text)) {
          const after = applyEdits(text, edits)
          const same = fixesIn(after).filter(
            ([other, fix]) => other === code && applyEdits(after, fix.edits) === after,
          )
          expect(same, code).toEqual([])
          expect(after, code).not.toBe(text)
        }
      }),
      { numRuns: 500 },
    )
  })
})

function mutate(text: string, other: string, [kind, at, from]: readonly [number, number, number]): string {
  const lines = text.split('\n')
  const index = at % lines.length
  const line = lines[index] ?? ''
  const others = other.split('\n')
  const foreign = others[from % others.length] ?? ''
  const changed = [
    [],
    [line, line],
    [`  ${line}`],
    [line.replace(/^ {2}/, '')],
    [line.replaceAll(/["']/g, '')],
    [line, foreign],
    [line.replace(/:.*/, ':')],
    [line.replace(/: (\S.*)$/, ': "$1"')],
  ][kind] ?? [line]
  return lines.toSpliced(index, 1, ...changed).join('\n')
}

describe('a fix keeps what it has nothing to do with', () => {
  test('line ends of Windows', () => {
    for (const text of documents)
      expect(mended(text.replaceAll('\n', '\r\n'))).toEqual(
        mended(text).map(([code, after]) => [code, after.replaceAll('\n', '\r\n')]),
      )
  })

  test('a byte order mark', () => {
    for (const text of documents.filter((each) => /^[a-z]/.test(each)))
      expect(mended(`\ufeff${text}`)).toEqual(mended(text).map(([code, after]) => [code, `\ufeff${after}`]))
  })

  test('a last line without an end', () => {
    for (const text of documents) {
      const bare = text.replace(/\n+$/, '')
      const mendedAs = (source: string) =>
        mended(source).map(([code, made]) => [code, made.replace(/\n+$/, '')])
      expect(mendedAs(bare)).toEqual(mendedAs(`${bare}\n`))
    }
  })
})

describe('in a Secret', () => {
  const manifest = (value: string, field = 'stringData') =>
    [
      ...[
        'apiVersion: kubevirt.io/v1',
        'kind: VirtualMachine',
        'metadata: {name: vm1, namespace: demo}',
        'spec:',
      ],
      ...['  template:', '    spec:', '      domain:', '        devices:', '          interfaces:'],
      ...[
        '            - {name: default, masquerade: {}}',
        '      networks: [{name: default, pod: {}}]',
        '      volumes:',
      ],
      ...['        - name: cloudinit', '          cloudInitNoCloud:', '            secretRef: {name: net}'],
      ...['            networkDataSecretRef: {name: net}', '---', 'apiVersion: v1', 'kind: Secret'],
      ...['metadata: {name: net, namespace: demo}', `${field}:`, `  networkdata: ${value}`],
    ].join('\n')
  const block = (text: string, by: string) =>
    manifest(`|\n${text.replace(/\n*$/, '\n').replace(/^(?=[^\n])/gm, by)}`)
  const linted = (text: string) => {
    const [result] = lintManifests([{ path: 'vm.yaml', text }])
    return result?.status === 'inspected' ? fixesOf(result.findings) : []
  }
  const known = new Set<string>(documents.flatMap((text) => fixesIn(text).map(([code]) => code)))
  const blocks = documents.filter(
    (text) => /^[a-z#]/.test(text) && !text.includes('\t') && !/\n\n/.test(text),
  )

  test.each([['    '], ['      ']])('a block indented by "%s" is mended like the file', (by) => {
    let seen = 0
    for (const text of blocks) {
      const whole = text.replace(/\n*$/, '\n')
      const source = block(whole, by)
      const expected = new Map(mended(whole).map(([code, after]) => [code, block(after, by)]))
      for (const [code, { edits }] of linted(source)) {
        if (
          !known.has(code) ||
          !expected.has(code) ||
          mended(whole).filter(([each]) => each === code).length > 1
        )
          continue
        seen++
        expect(applyEdits(source, edits), code).toBe(expected.get(code))
      }
    }
    expect(seen).toBeGreaterThan(80)
  })

  test.each([
    ['base64', (text: string) => manifest(Buffer.from(text).toString('base64'), 'data')],
    ['one quoted line', (text: string) => manifest(JSON.stringify(text))],
    [
      'single quotes',
      (text: string) => manifest(`'${text.trim().replaceAll("'", "''").replaceAll('\n', '\n\n    ')}'`),
    ],
    ['folded lines', (text: string) => manifest(`>\n${text.replace(/^(?=[^\n])/gm, '    ')}`)],
  ])('what is written as %s is left alone', (_, written) => {
    for (const text of blocks)
      for (const [code, { edits }] of linted(written(text)))
        expect(
          edits.filter(({ file, range }) => file === 'vm.yaml' && range.line > 21),
          code,
        ).toEqual([])
  })
})

describe('no fix', () => {
  test.each([
    ['an anchor', 'x-mac: &mac {a: b}\n'],
    ['an anchor on a line of its own', 'x-mac:\n  &mac\n  a: b\n'],
    ['a key that stands twice', 'x-mac: 1\nx-mac: 2\n'],
  ])('where the document has %s', (_, extra) => {
    for (const text of documents.filter((each) => /^version/.test(each)))
      expect(
        fixesIn(text + extra).map(([code]) => code),
        text,
      ).toEqual([])
  })

  test('where a tag says what a text is', () => {
    const text = 'version: !!str 2\nethernets: {enp1s0: {dhcp4: true}}\n'
    expect(parseNetworkConfig(text).findings.map(({ code }) => code)).toContain('nc-version-quoted')
    expect(fixesIn(text)).toEqual([])
  })

  test('of more places than a person would look at', () => {
    const lines = (count: number) =>
      `network:\n\tversion: 2\n\tethernets:\n${Array.from({ length: count }, (_, index) => `\t\teth${index}: {dhcp4: true}\n`).join('')}`
    expect(fixesIn(lines(100)).map(([code]) => code)).toContain('nc-tabs-from-heredoc')
    expect(fixesIn(lines(600)).map(([code]) => code)).not.toContain('nc-tabs-from-heredoc')
  })
})

describe('no fix tells a secret', () => {
  const canary = '4815162342108'
  const payload = (body: string) => ({
    'meta-data': 'instance-id: a\nlocal-hostname: vm1\n',
    'user-data': `#cloud-config\n${body}`,
  })
  test.each([
    [
      'a number',
      payload(`password: ${canary}\nssh_pwauth: true\nchpasswd: {expire: false}\n`),
      'ud-password-not-text',
    ],
    [
      'a glued value',
      payload(`users:\n  - name: ops\n    passwd:${canary}\n    lock_passwd: false\n`),
      'ud-no-space-after-colon',
    ],
    ['a command', payload(`runcmd:\n  - echo "token: ${canary}"\n`), 'ud-colon-in-command'],
    ['tabs', payload(`users:\n\t- name: ops\n\t\tpasswd: ${canary}\n`), 'ud-tabs'],
    [
      'a key by another name',
      payload(`users:\n  - name: ops\n    plaintext_passwd: c${canary}\n`),
      'cc-unknown-key',
    ],
    [
      'a wifi below tabs',
      {
        ...payload(''),
        'network-config': `network:\n\tversion: 2\n\twifis:\n\t\tw0:\n\t\t\taccess-points:\n\t\t\t\tx: {password: ${canary}}\n`,
      },
      'nc-tabs-from-heredoc',
    ],
    [
      'a wifi below a second wrapper',
      {
        ...payload(''),
        'network-config': `network:\n  network:\n    version: 2\n    wifis:\n      w0:\n        access-points:\n          x:\n            password: ${canary}\n`,
      },
      'nc-wrapper-double',
    ],
  ] as const)('%s', async (_, files, wanted) => {
    const result = await inspect(files)
    if (result.status !== 'inspected') throw new Error(result.error.message)
    const finding = result.findings.find(({ code }) => code === wanted)
    expect(finding?.fix, wanted).toBeDefined()
    const named: Readonly<Record<string, string>> = files
    const options = { color: false, width: 100, showSecrets: false }
    const linesOf = (file: string) => named[file]?.split('\n')
    for (const each of result.findings) {
      expect(JSON.stringify(each.fix ?? null), each.code).not.toContain(canary)
      expect(formatFinding(each, { ...options, linesOf }), each.code).not.toContain(canary)
    }
  })
})
