/** SHA-1 of a short message (FIPS 180-4), for RFC 9562's version 5 UUIDs. Synchronous, which Web Crypto is not. */
export function sha1(message: Uint8Array): Uint8Array {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  const words = new Uint32Array(80)
  forEachBlock(message, (block) => {
    words.set(block)
    for (let at = 16; at < 80; at++)
      words[at] = left(
        word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16),
        1,
      )
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
    for (let at = 0; at < 80; at++) {
      const next = (left(a, 5) + sha1Mix(at, b, c, d) + e + word(words, at)) | 0
      ;[e, d, c, b, a] = [d, c, left(b, 30), a, next]
    }
    add(state, [a, b, c, d, e])
  })
  return bytesOf(state)
}

function sha1Mix(at: number, b: number, c: number, d: number): number {
  if (at < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (at < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (at < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

const primes = firstPrimes(64)

/** The first 32 bits of the fraction of a root. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0

const roundConstants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const initialState = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

/** SHA-256 (FIPS 180-4), for what has to be answered without waiting. */
export function sha256(message: Uint8Array): Uint8Array {
  const state = initialState.slice()
  const words = new Uint32Array(64)
  forEachBlock(message, (block) => {
    words.set(block)
    for (let at = 16; at < 64; at++) words[at] = scheduled(words, at)
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let at = 0; at < 64; at++) {
      const first =
        h + sigma(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + word(roundConstants, at) + word(words, at)
      const second = sigma(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    add(state, [a, b, c, d, e, f, g, h])
  })
  return bytesOf(state)
}

function scheduled(words: Uint32Array, at: number): number {
  const before = word(words, at - 15)
  const recent = word(words, at - 2)
  const low = right(before, 7) ^ right(before, 18) ^ (before >>> 3)
  const high = right(recent, 17) ^ right(recent, 19) ^ (recent >>> 10)
  return word(words, at - 16) + low + word(words, at - 7) + high
}

const sigma = (value: number, a: number, b: number, c: number): number =>
  right(value, a) ^ right(value, b) ^ right(value, c)

const left = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
const right = (value: number, by: number): number => (value >>> by) | (value << (32 - by))
const word = (words: Uint32Array, at: number): number => words[at] ?? 0

function add(state: Uint32Array, block: readonly number[]): void {
  for (const [at, value] of block.entries()) state[at] = word(state, at) + value
}

/** The message in blocks of sixteen big-endian words, padded with a one bit, zeros and its length in bits. */
function forEachBlock(message: Uint8Array, take: (block: Uint32Array) => void): void {
  const whole = message.byteLength - (message.byteLength % 64)
  const tail = new Uint8Array(message.byteLength - whole < 56 ? 64 : 128)
  tail.set(message.subarray(whole))
  tail[message.byteLength - whole] = 0x80
  const bits = new DataView(tail.buffer)
  bits.setUint32(tail.byteLength - 8, Math.floor(message.byteLength / 2 ** 29))
  bits.setUint32(tail.byteLength - 4, message.byteLength * 8)
  const block = new Uint32Array(16)
  for (const part of [message.subarray(0, whole), tail]) {
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength)
    for (let at = 0; at < part.byteLength; at += 64) {
      for (let index = 0; index < 16; index++) block[index] = view.getUint32(at + index * 4)
      take(block)
    }
  }
}

function bytesOf(state: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(state.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of state.entries()) view.setUint32(at * 4, value)
  return bytes
}

function firstPrimes(count: number): readonly number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
