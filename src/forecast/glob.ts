/** What one position of a pattern takes: any run, any one character, or one of a set. */
type Token = { readonly kind: 'run' } | { readonly kind: 'one'; takes(character: string): boolean }

/** Longer patterns and names than any NIC or driver has match nothing. */
const longest = 64

/** A shell glob as netplan hands it on: `*`, `?`, `[abc]`, `[a-z]`, `[!abc]`. */
export function globMatches(glob: string, name: string): boolean {
  if (glob.length > longest || name.length > longest) return false
  const tokens = tokensOf(glob)
  let positions = new Set([0])
  for (const token of tokens) positions = after(token, positions, name)
  return positions.has(name.length)
}

/** Every place in the name up to which the pattern may have come; never more than the name has. */
function after(token: Token, positions: ReadonlySet<number>, name: string): Set<number> {
  const next = new Set<number>()
  if (token.kind === 'run') {
    for (let at = Math.min(...positions); at <= name.length; at++) next.add(at)
    return next
  }
  for (const at of positions) {
    const character = name[at]
    if (character !== undefined && token.takes(character)) next.add(at + 1)
  }
  return next
}

function tokensOf(glob: string): readonly Token[] {
  const tokens: Token[] = []
  for (const [written] of glob.matchAll(/\[(?:[!^].|[^!^])[^\]]*\]|./gs)) tokens.push(tokenOf(written))
  return tokens
}

function tokenOf(written: string): Token {
  if (written === '*') return { kind: 'run' }
  if (written === '?') return { kind: 'one', takes: () => true }
  if (written.length === 1) return { kind: 'one', takes: (character) => character === written }
  const negated = /^\[[!^]/.test(written)
  const members = written.slice(negated ? 2 : 1, -1)
  return { kind: 'one', takes: (character) => isMember(members, character) !== negated }
}

function isMember(members: string, character: string): boolean {
  for (let at = 0; at < members.length; at++) {
    const [first = '', dash, last] = members.slice(at, at + 3)
    if (dash === '-' && last !== undefined) {
      if (first <= character && character <= last) return true
      at += 2
    } else if (first === character) return true
  }
  return false
}
