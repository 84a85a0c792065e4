/** A key as findings may show it: what is no plain name may be a key and a password that were written together. */
export function keyInWords(key: string): string {
  const [name = ''] = /^[A-Za-z0-9_][\w.-]{0,60}/.exec(key) ?? []
  return name === key ? key : `${name}…`
}
