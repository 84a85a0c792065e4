/** Go's `base64.StdEncoding`: the standard alphabet with padding, line breaks ignored. `undefined` for anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[\r\n]+/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
}
