import { isInetAddress, parseIpv4, parseIpv6 } from '../ip-address.ts'
import { normalMac } from '../mac-address.ts'
import { type Check, refuse, scalar, scalarThat } from './refusal.ts'

export const boolean: Check = scalarThat((text) => /^(true|on|yes|y|false|off|no|n)$/i.test(text))

/** `strtoull` up to 32 bits: empty text is zero, a sign is allowed, a negative number wraps out of range. */
export const unsignedOf = (text: string): number | null => {
  const match = /^\s*([+-]?)(\d{1,12})$/.exec(text)
  if (match === null) return text === '' ? 0 : null
  const value = Number(match[2])
  return value > 0xffffffff || (match[1] === '-' && value > 0) ? null : value
}

export const unsigned: Check = scalarThat((text) => unsignedOf(text) !== null)
export const metric: Check = scalarThat((text) => unsignedOf(text) !== null, 'route-metric-malformed')
export const mtu: Check = scalarThat((text) => unsignedOf(text) !== null, 'mtu-malformed')

export const oneOf = (...words: readonly string[]): Check => scalarThat((text) => words.includes(text))
export const oneOfAnyCase = (...words: readonly string[]): Check =>
  scalarThat((text) => words.includes(text.toLowerCase()))

const macForm = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}((:[0-9a-f]{2}){14})?$/i

export const mac: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  if (text === null || macForm.test(text)) return
  const { node } = value
  if (node.kind === 'integer')
    refuse(ctx, 'mac-read-as-number', value, { mac: node.source, value: text, waited: false })
  else refuse(ctx, 'mac-malformed', value, { mac: text, normal: normalMac(text), waited: false })
}

const gateway =
  (accepts: (text: string) => boolean): Check =>
  (ctx, value, key) => {
    const text = scalar(ctx, value, key)
    if (text === null || accepts(text)) return
    refuse(ctx, value.node.kind === 'null' ? 'gateway-null' : 'gateway-malformed', value, {
      key,
      gateway: text,
    })
  }

export const gateway4: Check = gateway((text) => parseIpv4(text) !== null)
export const gateway6: Check = gateway((text) => parseIpv6(text) !== null)
export const ipv4: Check = scalarThat((text) => parseIpv4(text) !== null, 'address-malformed')
export const ipv6: Check = scalarThat((text) => parseIpv6(text) !== null, 'address-malformed')
export const nameserver: Check = scalarThat(isInetAddress, 'dns-server-malformed')

/** A name or ID: visible ASCII characters. */
export const idText: Check = scalarThat((text) => /^[!-~]+$/.test(text), 'nc-v2-id-malformed')
