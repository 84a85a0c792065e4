/** IP addresses as Python's `ipaddress` and as `inet_pton` read them; the two differ, and each program uses one. */
export interface IpNetwork {
  readonly version: 4 | 6
  /** The address as written, without the prefix. */
  readonly address: string
  /** What follows the slash, `null` without one. */
  readonly suffix: string | null
  readonly value: bigint
}

export type AddressProblem = 'octet-too-big' | 'leading-zero' | 'prefix' | 'malformed'

const MAX_LENGTH = 128

/** Python's IPv4: four decimal groups, none with a leading zero. */
export const parseIpv4 = (text: string): bigint | null => {
  const value = ipv4Number(text)
  return value === null ? null : BigInt(value)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const DOT = 46

/** Every address of a document comes by here, most of them several times. */
const ipv4Number = (text: string): number | null => {
  if (text.length > 15) return null
  let value = 0
  let octets = 0
  let octet = -1
  for (let index = 0; index <= text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isDigit(code)) {
      if (octet === 0) return null
      octet = Math.max(octet, 0) * 10 + code - 48
      if (octet > 255) return null
    } else {
      if (octet < 0 || (code !== DOT && index < text.length)) return null
      value = value * 256 + octet
      octet = -1
      octets += 1
    }
  }
  return octets === 4 ? value : null
}

/** IPv6 without a scope id, as `inet_pton` takes it. */
export const parseIpv6 = (text: string): bigint | null => {
  if (text.length > 45 || !text.includes(':')) return null
  const groups = hexGroups(text)
  if (groups === null) return null
  let value = 0n
  for (const group of groups) value = value * 65536n + BigInt(group)
  return value
}

const hexGroups = (text: string): number[] | null => {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = groupList(halves[0] ?? '', halves.length === 1)
  const tail = halves.length === 2 ? groupList(halves[1] ?? '', true) : []
  if (head === null || tail === null) return null
  if (halves.length === 1) return head.length === 8 ? head : null
  const missing = 8 - head.length - tail.length
  return missing < 1 ? null : [...head, ...new Array<number>(missing).fill(0), ...tail]
}

const groupList = (text: string, dottedEnd: boolean): number[] | null => {
  if (text === '') return []
  const result: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (dottedEnd && index === parts.length - 1 && part.includes('.')) {
      const dotted = parseIpv4(part)
      if (dotted === null) return null
      result.push(Number(dotted >> 16n), Number(dotted & 65535n))
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return null
      result.push(Number.parseInt(part, 16))
    }
  }
  return result
}

/** Python's IPv6 also takes a scope id (`fe80::1%eth0`). */
const parseScopedIpv6 = (text: string): bigint | null => {
  const [address = '', scope, ...more] = text.split('%')
  if (more.length > 0 || scope === '') return null
  return parseIpv6(address)
}

export const isPythonIpv4 = (text: string): boolean => ipv4Number(text) !== null
export const isPythonIpv6 = (text: string): boolean => parseScopedIpv6(text) !== null
export const isPythonIp = (text: string): boolean => isPythonIpv4(text) || isPythonIpv6(text)
/** `inet_pton` for either family. */
export const isInetAddress = (text: string): boolean => isPythonIpv4(text) || parseIpv6(text) !== null

/** Python's `ip_network(text, strict=False)`, or `null` where it raises. */
export const parseNetwork = (text: string): IpNetwork | null => {
  if (text.length > MAX_LENGTH) return null
  const slash = text.indexOf('/')
  const address = slash < 0 ? text : text.slice(0, slash)
  const suffix = slash < 0 ? null : text.slice(slash + 1)
  const v4 = parseIpv4(address)
  if (v4 !== null) {
    if (suffix !== null && ipv4Prefix(suffix) === null) return null
    return { version: 4, address, suffix, value: v4 }
  }
  const v6 = parseScopedIpv6(address)
  if (v6 === null || (suffix !== null && digitPrefix(suffix, 128) === null)) return null
  return { version: 6, address, suffix, value: v6 }
}

const digitPrefix = (text: string, bits: number): number | null => {
  if (!/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value <= bits ? value : null
}

/** Prefix length of `24`, `255.255.255.0` or the host mask `0.0.0.255`; `null` for anything else. */
export const ipv4Prefix = (text: string): number | null => {
  if (!text.includes('.')) return digitPrefix(text, 32)
  const mask = parseIpv4(text)
  if (mask === null) return null
  return onesThenZeros(mask, 32) ?? onesThenZeros(mask ^ 0xffffffffn, 32)
}

/** Prefix length of `64` or `ffff:ffff::`; `null` for anything else. */
export const ipv6Prefix = (text: string): number | null => {
  const digits = digitPrefix(text, 128)
  if (digits !== null) return digits
  if (parseIpv4(text) === 0n) return 0
  const mask = parseScopedIpv6(text)
  return mask === null ? null : onesThenZeros(mask, 128)
}

const onesThenZeros = (mask: bigint, bits: number): number | null => {
  const all = (1n << BigInt(bits)) - 1n
  const hosts = ~mask & all
  if ((hosts & (hosts + 1n)) !== 0n) return null
  return bits - (hosts === 0n ? 0 : hosts.toString(2).length)
}

/** Why a text is not an address, as precisely as one remedy needs. */
export const addressProblem = (text: string): AddressProblem => {
  const [address = '', ...suffix] = text.slice(0, MAX_LENGTH).split('/')
  if (suffix.length > 0 && isPythonIp(address)) return 'prefix'
  const octets = address.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,9}$/.test(octet))) return 'malformed'
  if (octets.some((octet) => Number(octet) > 255)) return 'octet-too-big'
  return octets.some((octet) => octet.length > 1 && octet.startsWith('0')) ? 'leading-zero' : 'malformed'
}
