import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hexOf, sha1, sha256 } from '../../src/bytes/secure-hash.ts'

const sizes = [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 70_000]

/** OpenSSL's answers, around every border of the padding. */
test.each(sizes)('%i bytes', (size) => {
  const whole = Uint8Array.from({ length: size + 3 }, (_, at) => (at * 131 + 17) % 256)
  const message = whole.subarray(3)
  expect(hexOf(sha1(message))).toBe(createHash('sha1').update(message).digest('hex'))
  expect(hexOf(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
})
