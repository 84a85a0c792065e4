import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lintManifests } from '../../src/lint-manifests.ts'
import { locate } from '../../src/yaml/source-text.ts'
import { mime, read } from './read.ts'

const texts = async (file: string | Uint8Array) =>
  (await read(file)).parts.map(({ type, text }) => [type, text.text])

describe('MIME', () => {
  const config = 'Content-Type: text/cloud-config\n\n#cloud-config\na: 1\n'
  const nested = `Content-Type: multipart/mixed; boundary=inner\n\n--inner\n${config}\n--inner--\nepilogue\n`

  test.each([
    [
      'the line end before a delimiter is the delimiter’s',
      mime('\n#!/bin/sh'),
      [['text/x-shellscript', '#!/bin/sh']],
    ],
    ['only one of several', mime('\n#!/bin/sh\n\n'), [['text/x-shellscript', '#!/bin/sh\n\n']]],
    [
      'a multipart in a multipart',
      mime(nested, '\n#!x'),
      [
        ['text/cloud-config', '#cloud-config\na: 1\n'],
        ['text/x-shellscript', '#!x'],
      ],
    ],
    [
      'an inner one that is not closed ends with the outer',
      mime(nested.replace('\n--inner--\nepilogue\n', '')),
      [['text/cloud-config', '#cloud-config\na: 1\n']],
    ],
    [
      'the closing line is not needed',
      mime(config).replace('--B--\n', ''),
      [['text/cloud-config', '#cloud-config\na: 1\n']],
    ],
    [
      'what is behind it is no part',
      `${mime(config)}#!/bin/sh\n`,
      [['text/cloud-config', '#cloud-config\na: 1\n']],
    ],
    [
      'delimiters in a row',
      mime(config).replace('--B\n', '--B\n--B \n--B\n'),
      [['text/cloud-config', '#cloud-config\na: 1\n']],
    ],
    [
      'a message is handed on, and its content twice',
      mime(`Content-Type: message/rfc822\n\n${config}`),
      [
        ['message/rfc822', ''],
        ['text/cloud-config', '#cloud-config\na: 1\n'],
        ['text/cloud-config', '#cloud-config\na: 1\n'],
      ],
    ],
    [
      'a script’s type is looked at again',
      mime('Content-Type: text/x-shellscript\n\n#cloud-config\n'),
      [['text/cloud-config', '#cloud-config\n']],
    ],
    [
      'another type is believed',
      mime('Content-Type: text/cloud-boothook\n\n#cloud-config\n'),
      [['text/cloud-boothook', '#cloud-config\n']],
    ],
    [
      'no type is text/plain, and so is none with a slash',
      mime('Content-Type: script\n\n#!x'),
      [['text/x-shellscript', '#!x']],
    ],
    [
      'quoted-printable',
      mime('Content-Transfer-Encoding: Quoted-Printable\n\n#!a=3D=C3=A9=\nb'),
      [['text/x-shellscript', '#!a=éb']],
    ],
    [
      'base64, with what is not of its alphabet',
      mime('Content-Transfer-Encoding: base64\n\nIyFh\n*Yg=='),
      [['text/x-shellscript', '#!ab']],
    ],
    [
      'uuencode',
      mime('Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n$(R%A8@``\nend'),
      [['text/x-shellscript', '#!ab']],
    ],
    [
      'no encoding by another spelling',
      mime('Content-Transfer-Encoding: base64;\n\n#!a'),
      [['text/x-shellscript', '#!a']],
    ],
    ['letters beyond ASCII', mime('\n#!→é'), [['text/x-shellscript', '#!\\u2192\udce9']]],
  ] as const)('%s', async (_, file, parts) => {
    expect(await texts(file)).toEqual(parts)
  })

  test('gzip in a part, and what stands in it', async () => {
    const packed = gzipSync('#cloud-config\na: 1\n').toString('base64')
    const file = mime(`Content-Type: application/x-gzip\nContent-Transfer-Encoding: base64\n\n${packed}`)
    expect(await texts(file)).toEqual([['text/cloud-config', '#cloud-config\na: 1\n']])
  })

  test('a part’s text is where it says it is', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab-B\n\r: #'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (bodies) => {
        const file = mime(...bodies.map((body) => `\n${body}`))
        for (const { text } of (await read(file)).parts) {
          const [segment] = text.origin?.segments ?? []
          if (segment) expect(file.slice(segment.source, segment.source + text.text.length)).toBe(text.text)
        }
      }),
    )
  })

  test('any text is taken apart', async () => {
    const line = fc.constantFrom(
      '--B',
      '--B--',
      'MIME-Version: 1',
      'Content-Type: multipart/mixed; boundary=B',
      'Content-Type: message/rfc822',
      '',
      ' x',
      'From me',
      ':',
      '#include',
      'é',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        expect((await read(lines.join('\n'))).status).toMatch(/^(?:parsed|invalid|empty|unknown)$/)
      }),
    )
  })
})

describe('positions', () => {
  const cloudConfig = mime(
    'Content-Type: text/x-shellscript\n\n#!/bin/sh',
    'Content-Type: text/cloud-config\n\n#cloud-config\nnetwork: {}',
  )

  test('in a part lead into the file', async () => {
    const [found] = (await read(cloudConfig)).cloudConfigs
    if (!found) throw new Error('no cloud-config')
    const start = found.source.text.indexOf('network')
    expect(locate(found.source, { start, end: start + 7 })).toMatchObject({
      file: 'user-data',
      line: 12,
      column: 1,
    })
  })

  test('in a part of a Secret’s block scalar lead into the manifest', () => {
    const manifest = `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: vm1, namespace: demo}
spec:
  template:
    spec:
      domain: {devices: {interfaces: [{name: default, masquerade: {}, macAddress: "02:00:00:00:00:01"}]}}
      networks: [{name: default, pod: {}}]
      volumes:
        - name: cloudinit
          cloudInitNoCloud:
            userData: |
${cloudConfig.replace(/^(?=.)/gm, '              ')}`
    const [result] = lintManifests([{ path: 'vm.yaml', text: manifest }])
    const findings = result?.status === 'inspected' ? result.findings : []
    expect(findings.find(({ code }) => code === 'nc-in-user-data')?.location).toMatchObject({
      ...{ file: 'vm.yaml', line: 24, column: 15 },
    })
  })

  test('an archive’s too', async () => {
    const file = '#cloud-config-archive\n- content: |\n    #cloud-config\n    network: {}\n'
    const [found] = (await read(file)).cloudConfigs
    expect(found && locate(found.source, { start: 14, end: 21 })).toMatchObject({ line: 4, column: 5 })
  })
})

test('sizes are bytes of the decoded payload', async () => {
  const file = mime('Content-Transfer-Encoding: base64\n\nIyHDqQ==', '\n#!é')
  expect((await read(file)).parts.map(({ size }) => size)).toEqual([4, 3])
})

test('what a part handler names is its own', async () => {
  const handler = 'Content-Type: text/part-handler\n\n#part-handler\ndef list_types(): return ["text/mine"]'
  expect((await read(mime(handler, 'Content-Type: text/mine\n\nx'))).parts).toMatchObject([
    { handler: 'part-handler' },
    { handled: true, handler: 'part-handler' },
  ])
})

test('launch-index of meta-data leaves parts out, that of a header before that of the content', async () => {
  const file = mime(
    'Content-Type: text/cloud-config\n\n#cloud-config\nlaunch-index: 1\na: 1',
    'Content-Type: text/cloud-config\nLaunch-Index: 2\n\n#cloud-config\nlaunch-index: 1\nb: 1',
    'Content-Type: text/cloud-config\n\n#cloud-config\nc: 1',
  )
  expect((await read(file, { launchIndex: 2n })).merged).toEqual({ b: 1, c: 1, 'launch-index': 1 })
  expect((await read(file)).merged).toEqual({ a: 1, b: 1, c: 1, 'launch-index': 1 })
})
