import { letterOf } from './code-page.ts'

const baseLength = 8
const blank = 0x20
const [lowerBase, lowerExtension] = [0x08, 0x10]

/**
 * A short name as Linux shows it (vfat, `shortname=mixed`): eight and three letters without the blanks behind them, in
 * lower case where the bits that Windows NT introduced say so. Empty where there is none.
 */
export function shortName(name: Uint8Array, caseBits: number): string {
  const base = partOf(name, 0, baseLength, (caseBits & lowerBase) !== 0)
  const extension = partOf(name, baseLength, name.byteLength, (caseBits & lowerExtension) !== 0)
  return extension === '' ? base : `${base}.${extension}`
}

/** A NUL ends a part; 0x05 stands for a first letter 0xE5, which would mean a deleted entry. */
function partOf(name: Uint8Array, start: number, end: number, lowerCase: boolean): string {
  let text = ''
  let length = 0
  for (let at = start; at < end; at++) {
    const byte = at === 0 && name[0] === 0x05 ? 0xe5 : (name[at] ?? 0)
    if (byte === 0) break
    text += letterOf(byte, lowerCase)
    if (byte !== blank) length = text.length
  }
  return text.slice(0, length)
}

/** A long name as Linux shows it when mounted with `utf8`: cut at NUL, half surrogate pairs left out. */
export function longName(units: readonly number[]): string {
  const end = units.indexOf(0)
  return String.fromCharCode(...(end === -1 ? units : units.slice(0, end))).replace(/\p{Surrogate}/gu, '')
}

/**
 * What Linux compares of a name: without regard to the case of ASCII letters, and without trailing dots in the one that
 * is looked up. Other letters are compared as they are, since their UTF-8 bytes are.
 */
export const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

export const withoutTrailingDots = (name: string): string => {
  let length = name.length
  while (name[length - 1] === '.') length--
  return name.slice(0, length)
}

/** What ties the slots of a long name to their entry. */
export const checksumOf = (name: Uint8Array): number =>
  name.reduce((sum, byte) => (((sum & 1) << 7) + (sum >> 1) + byte) & 0xff, 0)
