/** Longer words are not compared: no key or value of any known vocabulary is longer. */
const longestWord = 40

const fold = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '')

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function editDistance(left: string, right: string): number {
  let older: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const replaced = (previous[column - 1] ?? 0) + (same ? 0 : 1)
      const shifted = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      const swap = swapped && row > 1 && column > 1 ? (older[column - 2] ?? 0) + 1 : shifted
      current.push(Math.min(replaced, shifted, swap))
    }
    older = previous
    previous = current
  }
  return previous[right.length] ?? 0
}

/** The only candidate that holds the whole word, as `mac` in `macaddress`. */
function soleHolder(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < 3) return undefined
  const holders = candidates.filter((candidate) => fold(candidate).includes(word))
  return holders.length === 1 ? holders[0] : undefined
}

/**
 * The candidate that was probably meant by `word`: equal but for case, dashes and underscores, else nearest by
 * Damerau-Levenshtein distance (at most a third of the word's length), else the only one that holds the word.
 * `undefined` when nothing is near, or when the word is one of the candidates.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > longestWord || candidates.includes(word)) return undefined
  const folded = fold(word)
  if (folded === '') return undefined
  const comparable = candidates.filter((candidate) => candidate.length <= longestWord)
  const farthest = Math.floor(folded.length / 3)
  const measured = comparable
    .map((candidate) => ({ candidate, letters: fold(candidate) }))
    .filter(({ letters }) => Math.abs(letters.length - folded.length) <= farthest)
    .map(({ candidate, letters }) => ({ candidate, distance: editDistance(folded, letters) }))
  const nearest = measured.reduce<(typeof measured)[number] | undefined>(
    (best, next) => (best && best.distance <= next.distance ? best : next),
    undefined,
  )
  if (nearest && nearest.distance <= farthest) return nearest.candidate
  return soleHolder(folded, comparable)
}

/** Equal but for case, dashes and underscores. */
export const isSpelling = (word: string, meant: string): boolean => fold(word) === fold(meant)
