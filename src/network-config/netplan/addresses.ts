import { isInetAddress, parseIpv4, parseIpv6 } from '../ip-address.ts'
import { addressCode } from '../net-keys.ts'
import { dumpedText } from '../python-value.ts'
import { fieldsOf, isMapping, itemsOf, type Place } from '../reading.ts'
import { anyScalar, type Check, mappingOf, type Refusing, refuse, refuseKind } from './refusal.ts'
import { oneOfAnyCase } from './scalars.ts'

const options = mappingOf(
  new Map([
    ['lifetime', oneOfAnyCase('0', 'forever')],
    ['label', anyScalar],
  ]),
)

/** Addresses with prefix, each as text or as the only key of a mapping with options. */
export const addresses: Check = (ctx, value, key) => {
  if (value.node.kind !== 'sequence') refuseKind(ctx, value, key)
  for (const item of itemsOf(ctx.reading, value)) {
    if (isMapping(item)) withOptions(ctx, item)
    else address(ctx, item, dumpedText(item.node))
  }
}

const withOptions = (ctx: Refusing, item: Place): void => {
  const [first] = fieldsOf(ctx.reading, item)
  if (first === undefined) {
    refuse(ctx, 'address-not-text', item)
    return
  }
  const text = dumpedText(first.name) ?? ''
  const slash = text.lastIndexOf('/')
  if (slash < 0) refuse(ctx, 'prefix-missing-v2', first.key, { address: text })
  else if (!isInetAddress(text.slice(0, slash))) refuse(ctx, addressCode(text), first.key, { address: text })
  options(ctx, first.value, text)
}

/** An address with its prefix, of at least so many bits. */
export const address = (ctx: Refusing, item: Place, text: string | null, least = 1): void => {
  if (text === null) {
    refuse(ctx, 'address-not-text', item)
    return
  }
  const slash = text.lastIndexOf('/')
  if (slash < 0) {
    refuse(ctx, isInetAddress(text) ? 'prefix-missing-v2' : addressCode(text), item, { address: text })
    return
  }
  const bits =
    parseIpv4(text.slice(0, slash)) !== null ? 32 : parseIpv6(text.slice(0, slash)) !== null ? 128 : 0
  const prefix = leadingNumber(text.slice(slash + 1))
  if (bits === 0) refuse(ctx, addressCode(text), item, { address: text })
  else if (prefix < least || prefix > bits) refuse(ctx, 'prefix-out-of-range', item, { address: text })
}

/** `strtoull` without a look at what follows the digits. */
const leadingNumber = (text: string): number => Number(/^\s*\+?(\d{1,12})/.exec(text)?.[1] ?? 0)
