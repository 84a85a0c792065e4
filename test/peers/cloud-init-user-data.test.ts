import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { read } from '../user-data/read.ts'
import { askPython, unpackCloudInit } from './cloud-init.ts'

const cloudInit = unpackCloudInit()
afterAll(() => cloudInit[Symbol.dispose]())

interface Answer {
  readonly failed: boolean
  /** Type, payload in base64, file name. */
  readonly parts?: readonly (readonly [type: string, payload: string, name: string])[]
  readonly merged?: unknown
  readonly dropped?: boolean
  readonly unhandled?: number
}

const theirs = (files: readonly Buffer[]): readonly Answer[] =>
  askPython(
    fileURLToPath(new URL('cloud_init_user_data.py', import.meta.url)),
    files.map((file) => file.toString('base64')),
    cloudInit.modules,
  )

async function ours(bytes: Buffer): Promise<Answer> {
  const { parts, failure, merged } = await read(bytes)
  if (failure) return { failed: true }
  return {
    failed: false,
    parts: parts.map(({ type, text }) => [type, base64Of(text.text), '']),
    // What a template renders to nobody has here.
    merged: merged ?? null,
    // Merging without a merger for mappings loses everything, and cloud-init says nothing.
    dropped: parts.some(
      ({ handler, dropped, reason }) =>
        handler === 'cloud-config' && dropped && reason !== 'merge-without-dict',
    ),
    unhandled: parts.filter(({ handled }) => !handled).length,
  }
}

/** With each escaped byte as the byte that it was. */
const base64Of = (text: string): string =>
  Buffer.concat(
    text
      .split(/((?<![\ud800-\udbff])[\udc80-\udcff])/)
      .map((piece, index) => (index % 2 === 1 ? Buffer.of(piece.charCodeAt(0) & 0xff) : Buffer.from(piece))),
  ).toString('base64')

/** File names of our own are not compared: only the ones that parts give themselves are told. */
const comparable = ({ parts, ...rest }: Answer) => ({
  ...rest,
  ...(parts ? { parts: parts.map(([type, payload]) => [type, payload]) } : {}),
})

async function differences(files: readonly Buffer[]) {
  const answers = theirs(files)
  const all = await Promise.all(files.map(ours))
  return files.flatMap((file, index) => {
    const [mine, other] = [all[index], answers[index]].map((each) => each && comparable(each))
    return isEqual(mine, other) ? [] : [{ file: file.toString('latin1'), mine, other }]
  })
}

const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b)
    return true
  } catch {
    return false
  }
}

const measured = readFileSync(new URL('../../fixtures/measured/user-data.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .flatMap((line) => (JSON.parse(line) as { 'user-data': string | null })['user-data'] ?? [])
  .map((text) => Buffer.from(text, 'base64'))

test('the measured files, whose answers are those of a newer release', async () => {
  expect(await differences(measured)).toEqual([])
})

const one = (...parts: readonly string[]) => fc.constantFrom(...parts)
const lines = (part: fc.Arbitrary<string>, maxLength: number, end = '\n') =>
  fc.array(part, { maxLength }).map((all) => all.map((line) => line + end).join(''))

const config = lines(
  one(
    'hostname: a',
    'runcmd: [a, b]',
    'runcmd: [c]',
    'a: {b: 1}',
    'a: {c: 2, b: [x]}',
    '# note',
    'name: é',
    'x: →',
    '- item',
    'merge_how: list(append)+dict(recurse_array)+str()',
    'merge_how: "list()"',
    'merge_type: bogus()',
    'merge_how: [{name: list, settings: [prepend]}, {name: dict, settings: [replace]}]',
    'launch-index: 2',
    '---',
    '\ta: b',
    '',
  ),
  4,
)
const beginning = one(
  '#cloud-config',
  '#cloud-config',
  '#cloud-config',
  '#!/bin/sh',
  '#cloud-boothook',
  '#cloud-config-archive',
  '#include',
  '#Cloud-Config',
  '# cloud-config',
  '#part-handler',
  '\ufeff#cloud-config',
  '  #cloud-config',
  '## template: jinja',
  '#include-once http://e.example/a',
  '#cloud-config-jsonp',
  '',
  'hostname: a',
  '%23cloud-config',
  '#upstart-job',
  'http://e.example/b',
  '#include nothing',
)
const payload = fc.tuple(beginning, config).map(([first, rest]) => `${first}\n${rest}`)

const archiveEntry = one(
  '- "#cloud-config\\nhostname: q\\n"',
  '- type: text/cloud-config\n  content: "hostname: r"',
  '- content: |\n    #!/bin/sh\n    echo é',
  '- 5',
  '- just text',
  '- content: 5',
  '- content:',
  '- {}',
  '- filename: x\n  content: "#cloud-config"',
  '- type: bogus\n  content: a',
  '- type: application/x\n  content: a',
  '- content: !!binary aGk=',
  '- merge-type: "list(append)+dict()+str()"\n  content: "runcmd: [z]"',
  '- x: 1',
  '- x: null\n  content: a',
  '- content: "#include\\nhttp://e.example"',
  '- type: Text/Cloud-Config\n  content: "a: b"',
  '- type: ""\n  content: "a: b"',
)
const archive = lines(archiveEntry, 4).map((text) => `#cloud-config-archive\n${text}`)

const encodings: Readonly<Record<string, (text: string) => string>> = {
  '': (text) => text,
  '7bit': (text) => text,
  '8bit ': (text) => text,
  base64: (text) => Buffer.from(text).toString('base64').replace(/.{20}/g, '$&\n'),
  Base64: (text) => Buffer.from(text).toString('base64').slice(0, -1),
  'base64 ': (text) => Buffer.from(text).toString('base64'),
  'quoted-printable': (text) =>
    Array.from(Buffer.from(text), (byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16)}` : String.fromCharCode(byte),
    ).join(''),
  gzip: (text) => gzipSync(text).toString('base64'),
  'x-uuencode': (text) => `begin 644 a\n${uuLines(Buffer.from(text))}end\n`,
}

const uuLines = (bytes: Buffer): string =>
  Array.from({ length: Math.ceil(bytes.length / 45) }, (_, index) => {
    const line = bytes.subarray(index * 45, index * 45 + 45)
    const six = (value: number) => String.fromCharCode(32 + (value & 63))
    const groups = Array.from({ length: Math.ceil(line.length / 3) }, (_, group) => {
      const [a = 0, b = 0, c = 0] = line.subarray(group * 3, group * 3 + 3)
      return six(a >> 2) + six((a << 4) | (b >> 4)) + six((b << 2) | (c >> 6)) + six(c)
    })
    return `${six(line.length)}${groups.join('')}\n`
  }).join('')

const partType = one(
  'text/cloud-config',
  'text/plain',
  'text/x-shellscript',
  'TEXT/Cloud-Config; charset="us-ascii"',
  'text/plain; charset=latin1',
  'text/weird',
  'application/octet-stream',
  'text',
  'text/jinja2',
  'text/x-include-url',
  'text/cloud-config-archive',
  'text/x-shellscript-per-boot',
  '',
)
const leaf = fc
  .tuple(
    partType,
    one(...Object.keys(encodings)),
    fc.oneof(payload, archive),
    lines(
      one(
        'Merge-Type: list(append)+dict(recurse_array)+str()',
        'X-Merge-Type: dict(replace)+list(append)',
        'Content-Disposition: attachment; filename="a b.txt"',
        'X-A: b\n folded',
        'Merge-Type: broken',
      ),
      1,
    ),
  )
  .map(([type, encoding, text, more]) => {
    const isGzip = encoding === 'gzip'
    const header = isGzip ? 'application/gzip' : type
    const named = isGzip ? 'base64' : encoding
    return `${header && `Content-Type: ${header}\n`}${named && `Content-Transfer-Encoding: ${named}\n`}${more}\n${encodings[encoding]?.(text)}`
  })

const multipart = (part: fc.Arbitrary<string>, boundary: string, maxLength: number) =>
  fc
    .tuple(
      fc.array(part, { minLength: 1, maxLength }),
      one(
        '',
        '',
        `--${boundary}--\n`,
        `--${boundary}--\n`,
        `--${boundary}-- \nepilogue\n`,
        `--${boundary}--`,
      ),
      one('', '', 'preamble\n', '\n', `-${boundary}\n`),
      one('--', '--', '--', '--', '--', '', '---'),
      one('', '', '', ' ', '\t'),
    )
    .map(
      ([parts, end, preamble, dashes, blank]) =>
        `${preamble}${parts.map((text) => `${dashes}${boundary}${blank}\n${text}\n`).join('')}${end}`,
    )

const nested = fc.oneof(
  { weight: 5, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: multipart(leaf, 'inner', 3).map(
      (text) => `Content-Type: multipart/mixed; boundary=inner\n\n${text}`,
    ),
  },
  {
    weight: 1,
    arbitrary: multipart(leaf, 'B', 3).map(
      (text) => `Content-Type: multipart/digest; boundary="B"\n\n${text}`,
    ),
  },
  { weight: 1, arbitrary: leaf.map((text) => `Content-Type: message/rfc822\n\n${text}`) },
  { weight: 1, arbitrary: leaf.map((text) => `\n${text}`) },
)

const message = fc
  .tuple(
    one(
      'Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n',
      'MIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary=B\n',
      'mime-version:1\nContent-type: Multipart/Mixed; x="a;b"; Boundary = "B" ; y\n',
      'MIME-Version: 1.0\nContent-Type: multipart/mixed\n',
      'From someone\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n',
      '\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n',
      'MIME-Version: 1.0\nnot a header\nContent-Type: multipart/mixed; boundary="B"\n',
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary*0=B; boundary*1=''\n",
      'Content-Type: multipart/mixed; boundary="B"\n',
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary*=utf-8''%42\n",
    ),
    multipart(nested, 'B', 4),
    one('\n', '\n', '\n', '\r\n', '\r'),
  )
  .map(([header, body, end]) => `${header}\n${body}`.replaceAll('\n', end))

const sample = (arbitrary: fc.Arbitrary<string>, numRuns: number): readonly Buffer[] =>
  fc.sample(arbitrary, { numRuns, seed: 20261125 }).map((text) => Buffer.from(text))

describe('as many generated files, and not one that differs', () => {
  test.each([
    ['single parts', payload, 1500],
    ['archives', archive, 800],
    ['MIME messages', message, 2500],
  ] as const)('%s', async (_, arbitrary, count) => {
    const files = sample(arbitrary, count)
    const found = await differences(files)
    expect(found.slice(0, 3)).toEqual([])
    expect(found).toHaveLength(0)
  })

  test('packed with gzip, cut, and with bytes that are no UTF-8', async () => {
    const files = sample(fc.oneof(payload, message), 300).flatMap((file, index) => [
      gzipSync(file),
      Buffer.concat([gzipSync(file), Buffer.alloc(index % 3)]),
      gzipSync(file).subarray(0, -(1 + (index % 12))),
      Buffer.concat([file, Buffer.of(0xe9, 0x0a, 0x00)]),
      file.subarray(0, file.length - (index % 20)),
    ])
    expect((await differences(files)).slice(0, 3)).toEqual([])
  })
})
