import { describe, expect, test } from 'vitest'
import { latin1, lenientUtf8, utf16be, viewOf } from '../../src/bytes/view.ts'
import { amidOthers } from '../image/sources.ts'

const utf8 = new TextEncoder()

test('a view covers these bytes and no neighbours', () => {
  const view = viewOf(amidOthers(Uint8Array.of(1, 2, 3)))
  expect(view.byteLength).toBe(3)
  expect([view.getUint8(0), view.getUint8(2)]).toEqual([1, 3])
  expect(() => view.getUint8(3)).toThrow(RangeError)
})

describe('texts of bytes amid others', () => {
  test.each(['', 'meta-data', 'größte Übersicht', '東京', '🚀'])('UTF-8 %j', (text) => {
    expect(lenientUtf8(amidOthers(utf8.encode(text)))).toBe(text)
  })

  test.each(['', 'meta-data', 'größte Übersicht'])('UTF-8 %j behind what it begins with', (text) => {
    const bytes = utf8.encode(text)
    expect(lenientUtf8(amidOthers(bytes), 0, bytes.byteLength, 'ä/東')).toBe(`ä/東${text}`)
  })

  test.each([254, 255, 511, 512, 513, 1024, 1025, 300_000])('%i letters', (length) => {
    const text = 'abcdefghijk'.repeat(Math.ceil(length / 11)).slice(0, length)
    expect(lenientUtf8(utf8.encode(text))).toBe(text)
    expect(lenientUtf8(utf8.encode(text), 0, length, 'folder/')).toBe(`folder/${text}`)
    expect(latin1(utf8.encode(text))).toBe(text)
  })

  test('U+FFFD for what is not UTF-8', () => {
    expect(lenientUtf8(amidOthers(Uint8Array.of(97, 0xff, 98)))).toBe('a\ufffdb')
  })

  test('Latin-1 keeps one character a byte', () => {
    expect(latin1(amidOthers(Uint8Array.of(0, 65, 0x80, 0xff)))).toBe('\0A\u0080\u00ff')
    expect(latin1(Uint8Array.of(65, 66, 67), 1, 2)).toBe('B')
  })

  test('UTF-16BE with surrogate pairs; a lone trailing byte is dropped', () => {
    expect(utf16be(amidOthers(Uint8Array.of(0, 65, 0xd8, 0x34, 0xdd, 0x1e, 0x42)))).toBe('A𝄞')
  })
})
