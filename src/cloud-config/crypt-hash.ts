/** What crypt(5) can check a password against: `$id$…`, DES, BSDi; also the signs of an account without password. */
export const isCryptHash = (text: string): boolean =>
  /^!{0,2}\$[a-z0-9-]{1,12}\$[^\s:]+$/i.test(text) ||
  /^!?[./0-9A-Za-z]{13}$/.test(text) ||
  /^!?_[./0-9A-Za-z]{19}$/.test(text) ||
  /^(?:[!*]{1,2}|x|)$/.test(text) ||
  /^(?:!\*|\*LK\*|\*NP\*)$/.test(text)

/** What it looks like instead. */
export function lookOf(text: string): 'an MD5 sum' | 'a SHA sum' | 'clear text' {
  if (/^[0-9a-f]{32}$/i.test(text)) return 'an MD5 sum'
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i.test(text) ? 'a SHA sum' : 'clear text'
}
