export type EncodingFault = 'not-base64' | 'not-gzip' | 'unknown-encoding'

/** cloud-init lower-cases and strips the name. */
const packings: Readonly<Record<string, readonly ('gzip' | 'base64')[]>> = {
  gz: ['gzip'],
  gzip: ['gzip'],
  'gz+base64': ['base64', 'gzip'],
  'gzip+base64': ['base64', 'gzip'],
  'gz+b64': ['base64', 'gzip'],
  'gzip+b64': ['base64', 'gzip'],
  b64: ['base64'],
  base64: ['base64'],
  'text/plain': [],
}

/** Why `content` is not what `encoding` says; `null` where it is, and for empty content. */
export function encodingFault(encoding: string, content: string): EncodingFault | null {
  const name = encoding.trim().toLowerCase()
  const packing = Object.hasOwn(packings, name) ? packings[name] : undefined
  if (!packing) return name === '' ? null : 'unknown-encoding'
  if (packing.length === 0 || content === '') return null
  const [first, second] = packing
  if (first === 'gzip') return content.startsWith('\u001f') ? null : 'not-gzip'
  const letters = content.replaceAll(/\s+/g, '')
  if (!isBase64(letters)) return 'not-base64'
  return second === 'gzip' && !letters.startsWith('H4sI') ? 'not-gzip' : null
}

const isBase64 = (letters: string): boolean =>
  letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters)
