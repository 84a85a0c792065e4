/** A stream of numbers that a seed fixes (Marsaglia's xorshift, 32 bits). */
export interface Random {
  /** A whole number from 0 to `end` - 1; 0 for an `end` of 0. */
  below(end: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let warm = 0; warm < 8; warm++) next()
  const below = (end: number) => (end > 0 ? next() % end : 0)
  return {
    below,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}
