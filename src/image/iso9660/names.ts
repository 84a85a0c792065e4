import { lenientUtf8, utf16be } from '../../bytes/view.ts'

/**
 * A plain identifier as Linux shows it (isofs, `map=normal`), byte by byte, which most writers mean as UTF-8: cut at NUL, lower case, a trailing `.;1` or `;1` gone,
 * every other `;` and `/` turned into a dot. `META_DAT.;1` becomes `meta_dat`, and the guest finds no `meta-data`.
 */
export function plainName(bytes: Uint8Array, start: number, end: number): string {
  return cutAtNul(lenientUtf8(bytes, start, end))
    .replace(/\.?;1$/, '')
    .replace(/[;/]/g, '.')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function cutAtNul(name: string): string {
  const end = name.indexOf('\0')
  return end === -1 ? name : name.slice(0, end)
}

/**
 * A Joliet identifier as Linux shows it: halves of surrogate pairs gone, `;1` gone, then trailing dots gone (bsdtar keeps
 * those).
 */
export function jolietName(bytes: Uint8Array, start: number, end: number): string {
  const name = utf16be(bytes, start, end)
    .replace(/\p{Surrogate}/gu, '')
    .replace(/(?<=.);1$/, '')
  let length = name.length
  while (length > 1 && name[length - 1] === '.') length--
  return name.slice(0, length)
}
