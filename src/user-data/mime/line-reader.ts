/**
 * Lines of a text with their ends (`\n`, `\r\n` or `\r`), up to the first that ends one of the parts being read: its text
 * seems to end there.
 */
export class LineReader {
  /** Offset of the next line. */
  at = 0
  private readonly text: string
  private readonly ends: ((line: string) => boolean)[] = []

  constructor(text: string) {
    this.text = text
  }

  read(): string | undefined {
    if (this.at >= this.text.length) return undefined
    const end = this.endOfLine()
    // Every delimiter begins so; most lines need not be looked at.
    const line = this.text.slice(this.at, end)
    if (line.startsWith('--') && this.ends.some((isEnd) => isEnd(line))) return undefined
    this.at = end
    return line
  }

  unread(line: string): void {
    this.at -= line.length
  }

  skipRest(): void {
    while (this.read() !== undefined);
  }

  within(isEnd: (line: string) => boolean): void {
    this.ends.push(isEnd)
  }

  without(): void {
    this.ends.pop()
  }

  /** How long the line end is that stands last in a range. */
  lineEndBefore(start: number, end: number): number {
    return /(?:\r\n|\r|\n)$/.exec(this.text.slice(Math.max(start, end - 2), end))?.[0].length ?? 0
  }

  private endOfLine(): number {
    line.lastIndex = this.at
    line.exec(this.text)
    return line.lastIndex
  }
}

const line = /[^\r\n]*(?:\r\n|\r|\n)?/y
