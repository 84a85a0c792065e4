import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeStrictUtf8,
  decodeUtf8,
  firstEscapedByte,
  utf8Size,
} from '../../src/user-data/surrogate-escape.ts'

describe('UTF-8 with what is none', () => {
  test.each([
    [[0x61, 0xe9, 0x0a], 'a\udce9\n'],
    [[0xff, 0xfe], '\udcff\udcfe'],
    [[0xe2, 0x86], '\udce2\udc86'],
    [[0xe2, 0x86, 0x92, 0x80], '→\udc80'],
    [[0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
    [[0xc0, 0xaf], '\udcc0\udcaf'],
    [[0xf4, 0x90, 0x80, 0x80], '\udcf4\udc90\udc80\udc80'],
    [[0xf0, 0x9d, 0x84, 0x9e, 0xff], '𝄞\udcff'],
    [[0xef, 0xbb, 0xbf, 0x80], '\ufeff\udc80'],
  ])('%j', (bytes, text) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBe(text)
    expect(utf8Size(text)).toBe(bytes.length)
    expect(firstEscapedByte(text)).toBeGreaterThanOrEqual(0)
  })

  test('every text comes back as it was, and every byte is counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.uint8Array({ maxLength: 3 })), {
          maxLength: 6,
        }),
        (pieces) => {
          const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))
          const text = decodeUtf8(bytes)
          expect(utf8Size(text)).toBe(bytes.length)
          expect(decodeStrictUtf8(bytes) ?? text).toBe(text)
          expect(firstEscapedByte(text) === -1).toBe(decodeStrictUtf8(bytes) !== undefined)
        },
      ),
    )
  })
})
