import { lenientUtf8, utf16be } from '../../bytes/view.ts'

/**
 * A plain identifier as Linux shows it (isofs, `map=normal`): cut at NUL, lower case, a trailing `.;1` or `;1` gone,
 * every other `;` and `/` turned into a dot. `META_DAT.;1` becomes `meta_dat`, and the guest finds no `meta-data`.
 * Other bytes stay as they are, and a guest takes them for UTF-8.
 */
export function plainName(bytes: Uint8Array, start: number, end: number): string {
  return cutAtNul(lenientUtf8(bytes, start, end).replace(/\.?;1$/, ''))
    .replace(/[;/]/g, '.')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function cutAtNul(name: string): string {
  const end = name.indexOf('\0')
  return end === -1 ? name : name.slice(0, end)
}

/**
 * A Joliet identifier as Linux shows it: up to a NUL, without lone surrogates; `;1` gone, then trailing dots gone
 * (bsdtar keeps those).
 */
export function jolietName(bytes: Uint8Array, start: number, end: number): string {
  const name = shortened(cutAtNul(utf16be(bytes, start, end)).replace(loneSurrogates, '')).replace(
    /(?<=.);1$/s,
    '',
  )
  let length = name.length
  while (length > 1 && name[length - 1] === '.') length--
  return name.slice(0, length)
}

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Of a name of more than 255 bytes Linux keeps as many as its length modulo 256. */
function shortened(name: string): string {
  if (name.length <= 85) return name
  const bytes = new TextEncoder().encode(name)
  return bytes.byteLength < 256 ? name : lenientUtf8(bytes, 0, bytes.byteLength % 256)
}

/** Not those that open(2) cannot reach: no name, those of the folders themselves, any with a slash. */
export function isReachable(path: string, prefixLength: number): boolean {
  const length = path.length - prefixLength
  if (length === 0 || path.includes('/', prefixLength)) return false
  return length > 2 || (path.slice(prefixLength) !== '.' && path.slice(prefixLength) !== '..')
}
