/** What it comes to, without the chain that leads there. */
export interface Judgement {
  readonly outcome: 'reachable' | 'unreachable' | 'at-risk' | 'unknown'
  readonly confidence: 'certain' | 'likely' | 'possible'
  /** One or two sentences; below `certain` it says what would settle the doubt. */
  readonly headline: string
  /** The finding that decides. */
  readonly cause: string | null
}

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** What is missing where no log is given. */
export const serialLogSettles = 'The serial log settles it.'
