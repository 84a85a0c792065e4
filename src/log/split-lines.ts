/** A line as it stands in the file. */
export interface RawLine {
  readonly number: number
  readonly text: string
}

const lineFeed = 10

/**
 * Cuts bytes into lines at line feeds, however they come in pieces. Of a line longer than `maximum` bytes the rest is
 * passed over.
 */
export function lineSplitter(maximum: number): {
  push(chunk: Uint8Array): Generator<RawLine>
  end(): Generator<RawLine>
  /** So far. */
  lines(): number
  /** Lines of which the end was passed over. */
  cut(): number
} {
  const decoder = new TextDecoder()
  let number = 0
  let cut = 0
  let held: Uint8Array[] = []
  let length = 0
  let overlong = false

  const hold = (bytes: Uint8Array): void => {
    const fitting = bytes.subarray(0, maximum - length)
    overlong ||= fitting.byteLength < bytes.byteLength
    if (fitting.byteLength === 0) return
    held.push(fitting.slice())
    length += fitting.byteLength
  }
  const release = (): RawLine => {
    const whole = new Uint8Array(length)
    let at = 0
    for (const piece of held) {
      whole.set(piece, at)
      at += piece.byteLength
    }
    if (overlong) cut++
    held = []
    length = 0
    overlong = false
    return { number: ++number, text: decoder.decode(whole) }
  }
  return {
    *push(chunk) {
      let start = 0
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
        if (held.length === 0 && !overlong && end - start <= maximum) {
          yield { number: ++number, text: decoder.decode(chunk.subarray(start, end)) }
        } else {
          hold(chunk.subarray(start, end))
          yield release()
        }
        start = end + 1
      }
      hold(chunk.subarray(start))
    },
    *end() {
      if (length > 0 || overlong) yield release()
    },
    lines: () => number,
    cut: () => cut,
  }
}
