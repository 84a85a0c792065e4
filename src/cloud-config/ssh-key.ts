/** OpenSSH's names of key types, sshd(8), AUTHORIZED_KEYS FILE FORMAT. */
const keyType =
  /(?:^|\s)(sk-)?(ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521))((?:-cert-v01)?(?:@openssh\.com)?)(?=\s|$)/

export type KeyFault = 'no-type' | 'private' | 'no-data' | 'damaged' | 'joined'

/** Why sshd does not take one line of an authorized_keys file; `null` when it does, or the line is a comment. */
export function keyFault(line: string): KeyFault | null {
  const text = line.trim()
  if (text === '' || text.startsWith('#')) return null
  if (/^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(text)) return 'private'
  const found = keyType.exec(text)
  if (!found) return 'no-type'
  const [data = ''] = /^\S*/.exec(text.slice(found.index + found[0].length).trimStart()) ?? []
  if (data === '') return 'no-data'
  return isWholeBlob(data, found[0].trim()) ? null : 'damaged'
}

const longestKey = 65_536

/** RFC 4253, 6.6: strings with their lengths, the first of them the type; nothing is left over and nothing is missing. */
function isWholeBlob(data: string, type: string): boolean {
  if (data.length > longestKey || !/^[A-Za-z0-9+/]+={0,2}$/.test(data) || data.length % 4 !== 0) return false
  const blob = atob(data)
  let at = 0
  let count = 0
  while (at + 4 <= blob.length) {
    const length = [0, 1, 2, 3].reduce((sum, byte) => sum * 256 + blob.charCodeAt(at + byte), 0)
    if (count === 0 && blob.slice(at + 4, at + 4 + length) !== type) return false
    at += 4 + length
    count += 1
    if (type.includes('cert')) return true
  }
  return at === blob.length && count > 1
}

/** The lines of a text that hold something. */
export const keyLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))

/**
 * How many keys remain of several in one item. cloud-init takes the first two words for type and key and the rest for a
 * comment, line ends included: a line of two words swallows the one behind it, and that one what follows.
 */
export function keptKeys(lines: readonly string[]): number {
  const [first = ''] = lines
  return lines.length > 1 && first.trim().split(/\s+/).length < 3 ? lines.length - 1 : lines.length
}
