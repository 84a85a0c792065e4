import type { Spot } from './spot.ts'

/** What stands behind a value on its line: a plain value ends where a blank and a # begin a comment. */
export function commentBehind(text: string, { range }: Spot): string | null {
  const line = /^[^\r\n]*/.exec(text.slice(range.end, range.end + 2_000))?.[0] ?? ''
  const found = /^(?:\s*:)?\s+(#.*)$/.exec(line)
  return found?.[1] ?? null
}

/** An anchor or a tag before a value, or one that was taken for the value. */
export const isAnchorOrTag = (text: string, offset: number): boolean => /^[&!]/.test(text.charAt(offset))

/** A shell command that was cut inside quotes. */
export function hasOpenQuote(command: string): boolean {
  let open = ''
  for (let at = 0; at < command.length; at += 1) {
    const character = command.charAt(at)
    if (character === '\\' && open !== "'") at += 1
    else if (open === '' && (character === '"' || character === "'")) open = character
    else if (character === open) open = ''
  }
  return open !== ''
}
