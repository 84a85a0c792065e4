import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../src/inspect.ts'
import { recognise } from '../../src/user-data/recognise.ts'

interface Row {
  readonly 'user-data': string | null
  readonly parts: readonly { readonly type: string; readonly length: number }[]
  readonly unhandled: boolean
}

/** What cloud-init 26.2 made of user-data; the files are in base64, `null` means no file. */
const measured = readFileSync(new URL('../../fixtures/measured/user-data.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)

/** Its parts are what it holds, or what it points to: another matter than the recognition of the whole. */
const holdsParts = /^\s*(?:#cloud-config-archive|#include|content-type: multipart|mime-version: )/i

const rows = measured.flatMap((row) => {
  if (row['user-data'] === null) return []
  const bytes = Buffer.from(row['user-data'], 'base64')
  return holdsParts.test(bytes.toString('latin1')) && !isBodyOnly(bytes) ? [] : [{ ...row, bytes }]
})

/** A blank line first: there are no header fields, so nothing is taken apart. */
function isBodyOnly(bytes: Buffer): boolean {
  return bytes[0] === 0x0a && bytes.includes('MIME-Version')
}

describe('user-data as cloud-init recognises it', () => {
  test('most of the measured files are single parts', () => {
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.every(({ parts }) => parts.length === 1)).toBe(true)
  })

  test.each(rows.map((row) => [row.bytes.toString('latin1').slice(0, 60), row] as const))(
    '%j',
    async (_, row) => {
      const result = await inspect({ 'meta-data': '', 'user-data': row.bytes })
      if (result.status !== 'inspected') throw new Error('unreadable')
      const { parts } = result.seed.userData
      expect(parts.map(({ type, handled }) => ({ type, unhandled: !handled }))).toEqual([
        { type: row.parts[0]?.type, unhandled: row.unhandled },
      ])
    },
  )

  test.each(
    rows
      .filter(({ bytes }) => isAscii(bytes))
      .map((row) => [row.bytes.toString('latin1').slice(0, 60), row] as const),
  )('the size of %j', async (_, row) => {
    const result = await inspect({ 'meta-data': '', 'user-data': row.bytes })
    if (result.status !== 'inspected') throw new Error('unreadable')
    expect(result.seed.userData.parts[0]?.size).toBe(row.parts[0]?.length)
  })
})

/** Bytes and characters are the same then. */
const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80)

test('the size is that of the file behind gzip', async () => {
  const row = rows.find(({ bytes, unhandled }) => bytes[0] === 0x1f && !unhandled)
  const result = await inspect({ 'meta-data': '', 'user-data': row?.bytes ?? '' })
  if (result.status !== 'inspected') throw new Error('unreadable')
  expect(result.seed.userData.parts).toMatchObject([{ type: 'text/cloud-config', size: 26 }])
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('why nothing handles it', () => {
  test.each([
    ['hostname: a\n', 'no-header'],
    ['#!', undefined],
    ['#', 'no-header'],
    ['# cloud-config\n', 'blank-after-hash'],
    ['\ufeff#cloud-config\n', 'byte-order-mark'],
    ['# note\n#cloud-config\n', 'header-not-first'],
    ['---\n#cloud-config\n', 'header-not-first'],
    ['##template: jinja\n#cloud-config\n', 'jinja-marker'],
    ['## template:jinja\n#cloud-config\n', 'jinja-marker'],
    ['%23cloud-config%0A', 'percent-encoded'],
    [base64('#cloud-config\nhostname: a\n'), 'base64'],
    [`\n${base64('#!/bin/sh\necho ready\n')}\n`, 'base64'],
    [base64('Content-Type: multipart/mixed; boundary="B"\n'), 'base64'],
    [base64('\n#cloud-config\nhostname: a\n'), 'base64'],
    [`${base64('#cloud-config\nhostname: a\n')}, and more`, 'no-header'],
    [base64('just some text that is long enough'), 'no-header'],
    ['H4sIAGWiAmsC/1NOzskvTdFNzs9Ly0znysgvLslLzE21UkjkAgBR3LOOGgAAAA==', 'base64'],
    ['\u001f\ufffd\b\u0000', 'gzip'],
    ['\ufffd\ufffd#\u0000c\u0000l\u0000', 'utf-16'],
    ['#\u0000c\u0000l\u0000', 'utf-16'],
    ['\nContent-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n', 'no-header'],
  ])('%j: %s', (text, reason) => {
    expect(recognise(text).reason).toBe(reason)
  })
})

describe('MIME', () => {
  test.each([
    ['MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n--B--\n', 'multipart/mixed', true],
    ['Content-Type: text/x-shellscript\nmime-version: 1.0\n\n#!/bin/sh\n', 'text/x-shellscript', true],
    ['#cloud-config\n# MIME-Version: 1.0\nhostname: a\n', 'text/cloud-config', true],
    [`#cloud-config\n${' '.repeat(5000)}mime-version:`, 'text/cloud-config', true],
    [`X-A: ${'b'.repeat(5000)}\nMIME-Version: 1.0\n`, 'text/x-not-multipart', false],
  ])('%j is %s', (text, type, handled) => {
    expect(recognise(text)).toMatchObject({ type, handled })
  })
})
