import { describe, expect, test } from 'vitest'
import { recognise, whyUnrecognised } from '../../src/user-data/recognise.ts'

describe('the beginning names the type', () => {
  test.each([
    ['#cloud-config', 'text/cloud-config'],
    ['\n \t#CLOUD-CONFIG\r\n', 'text/cloud-config'],
    ['#cloud-config-foo', 'text/cloud-config'],
    ['#cloud-config-archive', 'text/cloud-config-archive'],
    ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
    ['#cloud-boothook', 'text/cloud-boothook'],
    ['#include https://x', 'text/x-include-url'],
    ['#include-once', 'text/x-include-once-url'],
    ['#part-handler', 'text/part-handler'],
    ['## Template: Jinja', 'text/jinja2'],
    ['#!', 'text/x-shellscript'],
    ['\u3000\u2028#!', 'text/x-shellscript'],
    ['# !', undefined],
    ['', undefined],
  ])('%j is %s', (text, type) => {
    expect(recognise(text)).toBe(type)
  })
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('why nothing handles it', () => {
  test.each([
    ['hostname: a\n', 'no-header'],
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
    ['H4sIAGWiAmsC/1NOzskvTdFNzs9Ly0znysgvLslLzE21UkjkAgBR3LOOGgAAAA==', 'base64-of-gzip'],
    ['\u001f\udc8b\b\u0000', 'gzip'],
    ['\udcff\udcfe#\u0000c\u0000l\u0000', 'utf-16'],
    ['#\u0000c\u0000l\u0000', 'utf-16'],
    ['\nContent-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n', 'mime-header-not-first'],
    ['Content-Type: multipart/mixed; boundary="B"\n\n--B\n', 'mime-version-missing'],
    ['#upstart-job\nx\n', 'upstart-job'],
  ])('%j: %s', (text, reason) => {
    expect(recognise(text)).toBeUndefined()
    expect(whyUnrecognised(text)).toBe(reason)
  })
})
