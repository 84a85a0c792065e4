import { createColors } from 'picocolors'

/** How a report is painted: the words stay the same with and without colour. */
export interface Style {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly info: (text: string) => string
  readonly good: (text: string) => string
  readonly bold: (text: string) => string
  readonly faint: (text: string) => string
}

export function styleFor(color: boolean): Style {
  const { red, yellow, cyan, green, bold, dim } = createColors(color)
  return { error: red, warning: yellow, info: cyan, good: green, bold, faint: dim }
}
