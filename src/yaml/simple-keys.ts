import { refuse } from './problem.ts'

/** What may turn out to be a key, should a colon follow on the same line within 1024 characters. */
export interface SimpleKey {
  readonly offset: number
  /** Where its line begins: two offsets are on one line when these are equal. */
  readonly lineStart: number
  readonly column: number
  /** Outside flow collections, a line at the collection's own column must be a key. */
  readonly required: boolean
}

const longestSimpleKey = 1024

/** The candidates for simple keys: at most one for each open flow collection, and one outside. */
export class SimpleKeys {
  readonly #text: string
  readonly #candidates: (SimpleKey | undefined)[] = []
  #live = 0

  constructor(text: string) {
    this.#text = text
  }

  save(level: number, key: SimpleKey): void {
    this.drop(level)
    this.#candidates[level] = key
    this.#live++
  }

  take(level: number): SimpleKey | undefined {
    const key = this.#candidates[level]
    if (key) this.#live--
    this.#candidates[level] = undefined
    return key
  }

  drop(level: number): void {
    const key = this.take(level)
    if (!key?.required) return
    refuse(
      'missing-colon',
      'this line is neither a key with a colon behind it nor part of the value above',
      key.offset,
    )
  }

  /** Drops the candidates for which a colon at `offset` would come too late. */
  expire(offset: number, lineStart: number): void {
    for (let level = this.#candidates.length - 1; level >= 0 && this.#live > 0; level--) {
      const key = this.#candidates[level]
      if (key && (key.lineStart !== lineStart || this.#isLong(key.offset, offset))) this.drop(level)
    }
  }

  #isLong(start: number, offset: number): boolean {
    const units = offset - start
    if (units <= longestSimpleKey) return false
    return units > 2 * longestSimpleKey || [...this.#text.slice(start, offset)].length > longestSimpleKey
  }
}
