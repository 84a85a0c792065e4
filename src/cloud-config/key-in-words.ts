/** A key as findings may show it: what is no plain name may be a key and a password that were written together. */
export function keyInWords(key: string): string {
  const [name = ''] = /^[A-Za-z0-9_][\w.-]{0,60}/.exec(key) ?? []
  return name === key ? key : `${name}…`
}

/** `expiredate of item 2 of users`. */
export const placeInWords = (path: readonly (string | number)[]): string =>
  path
    .slice(-6)
    .map((step) => (typeof step === 'number' ? `item ${step + 1}` : keyInWords(step)))
    .reverse()
    .join(' of ')
