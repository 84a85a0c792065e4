/** Why a log says nothing. */
export interface LogProblem {
  readonly code: 'empty' | 'not-text' | 'gzip' | 'gzip-damaged' | 'damaged-by-terminal' | 'limit-exceeded'
  readonly message: string
}

/** Consoles do send odd bytes: terminal sequences, NUL from a UART that starts. */
const tolerated = 0.05

/** Bytes of a chunk that are looked at. */
const sampled = 4096

const notText: LogProblem = {
  code: 'not-text',
  message: 'not a log: too many of its bytes are control characters; is it an image, or UTF-16?',
}

/** Looks whether bytes are text at all, at the beginning of each chunk. */
export function noise(): { look(chunk: Uint8Array): void; problem(): LogProblem | null } {
  let looked = 0
  let controls = 0
  let first: readonly number[] = []
  return {
    look(chunk) {
      if (first.length < 2) first = [...first, ...chunk.subarray(0, 2)]
      const sample = chunk.subarray(0, sampled)
      looked += sample.byteLength
      for (const byte of sample) if (isControl(byte)) controls++
    },
    problem() {
      if (looked === 0) return { code: 'empty', message: 'the log is empty' }
      if (first[0] === 0x1f && first[1] === 0x8b)
        return {
          code: 'gzip',
          message: 'packed with gzip twice; unpack it first: zcat FILE | nocloud-inspect log -',
        }
      return controls > tolerated * looked ? notText : null
    },
  }
}

/** All but tab, line feed, carriage return, backspace, bell, form feed and escape. */
const isControl = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && ![0x07, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte))
