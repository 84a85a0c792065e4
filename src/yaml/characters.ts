/**
 * PyYAML's character classes. It ends a line at CR LF, CR, LF, NEL, LS and PS; the `yaml` package at LF and
 * CR LF only.
 */
const nel = 0x85
const lineSeparator = 0x2028
const paragraphSeparator = 0x2029

export const isBreak = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === nel || code === lineSeparator || code === paragraphSeparator

/** A blank, a line break or the end of the text (`charCodeAt` gives NaN there). */
export const isBlankOrEnd = (code: number): boolean =>
  code === 0x20 || code === 0x09 || isBreak(code) || Number.isNaN(code)

export const isBreakOrEnd = (code: number): boolean => isBreak(code) || Number.isNaN(code)

/** How many code units the line break at `offset` takes; 0 where there is none. */
export function breakLength(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  if (!isBreak(code)) return 0
  return code === 0x0d && text.charCodeAt(offset + 1) === 0x0a ? 2 : 1
}

/** What a line break counts as inside a scalar: LS and PS stay themselves. */
export function breakText(text: string, offset: number): string {
  const code = text.charCodeAt(offset)
  return code === lineSeparator || code === paragraphSeparator ? text.charAt(offset) : '\n'
}

export function skipSpaces(text: string, offset: number): number {
  let at = offset
  while (text.charCodeAt(at) === 0x20) at++
  return at
}

export function skipToBreak(text: string, offset: number): number {
  let at = offset
  while (!isBreakOrEnd(text.charCodeAt(at))) at++
  return at
}

/** `---` or `...` alone at the start of a line. */
export function isDocumentMarker(text: string, offset: number): boolean {
  const first = text.charCodeAt(offset)
  if (first !== 0x2d && first !== 0x2e) return false
  return (
    text.charCodeAt(offset + 1) === first &&
    text.charCodeAt(offset + 2) === first &&
    isBlankOrEnd(text.charCodeAt(offset + 3))
  )
}

/** Several line breaks in a row inside a plain or quoted scalar: one folds to a space, n to n - 1. */
export function foldBreaks(breaks: readonly string[]): string {
  const [first = '', ...rest] = breaks
  if (first !== '\n') return first + rest.join('')
  return rest.length === 0 ? ' ' : rest.join('')
}
