import { lenientUtf8 } from '../bytes/view.ts'

/** What blkid makes of a label's bytes, padded as they are recorded; `null` for none. */
export function trimLabel(bytes: Uint8Array): string | null {
  const label = trimPadding(lenientUtf8(bytes))
  return label === '' ? null : label
}

/** Cut at NUL, trailing spaces trimmed; leading spaces are kept and make a label that nothing finds. */
export function trimPadding(identifier: string): string {
  const end = identifier.indexOf('\0')
  return (end === -1 ? identifier : identifier.slice(0, end)).trimEnd()
}
