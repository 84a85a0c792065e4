import { ImageError } from '../image-error.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Keeps account of the line feeds in a stream: a terminal puts a carriage return before each. */
export function watchLineFeeds(stream: AsyncIterable<Uint8Array>) {
  let count = 0
  let bare = 0
  let before = 0
  const look = (chunk: Uint8Array) => {
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
      count++
      if ((at === 0 ? before : chunk[at - 1]) !== carriageReturn) bare++
    }
    before = chunk.at(-1) ?? before
  }
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      look(chunk)
      yield chunk
    }
  }
  /** An error when there were line feeds, all behind carriage returns. Means something only for what is damaged. */
  const terminalDamage = (): ImageError | undefined =>
    count > 0 && bare === 0 ? damagedByTerminal(count) : undefined
  return { stream: watched(), terminalDamage }
}

const damagedByTerminal = (extra: number) =>
  new ImageError(
    'damaged-by-terminal',
    `damaged by a terminal: line feeds became CR LF (${extra} extra ${extra === 1 ? 'byte' : 'bytes'} so far); run kubectl exec without -t`,
  )
