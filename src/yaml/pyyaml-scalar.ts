import type { Range, ScalarNode } from './node.ts'

const booleans: Readonly<Record<string, boolean>> = Object.fromEntries(
  ['yes', 'true', 'on', 'no', 'false', 'off'].flatMap((word, index) => {
    const capital = word[0]?.toUpperCase() + word.slice(1)
    return [word, capital, word.toUpperCase()].map((spelling) => [spelling, index < 3])
  }),
)

const integer =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const float =
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const timestamp =
  /^(?:\d{4}-\d\d-\d\d|(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/

/** What PyYAML's implicit resolvers make of a plain scalar; `undefined` where its constructor raises. */
export function resolvePlain(source: string, range: Range): ScalarNode | undefined {
  if (source === '' || source === '~' || /^(?:null|Null|NULL)$/.test(source))
    return { kind: 'null', value: null, source, range }
  if (Object.hasOwn(booleans, source))
    return { kind: 'boolean', value: booleans[source] === true, source, range }
  if (integer.test(source)) return integerNode(source, range)
  if (float.test(source)) return { kind: 'float', value: floatValue(source), source, range }
  if (timestamp.test(source)) return timestampNode(source, range)
  return source === '=' || source === '<<'
    ? undefined
    : { kind: 'string', value: source, source, plain: true, range }
}

function integerNode(source: string, range: Range): ScalarNode | undefined {
  const digits = source.replaceAll('_', '').replace(/^[-+]/, '')
  const magnitude = magnitudeOf(digits)
  if (magnitude === undefined) return undefined
  return { kind: 'integer', value: source.startsWith('-') ? -magnitude : magnitude, source, range }
}

function magnitudeOf(digits: string): bigint | undefined {
  if (/^0[bx]$/.test(digits)) return undefined
  if (digits.startsWith('0b') || digits.startsWith('0x')) return BigInt(digits)
  if (digits.length > 1 && digits.startsWith('0')) return BigInt(`0o${digits.slice(1)}`)
  if (digits.includes(':')) return digits.split(':').reduce((sum, group) => sum * 60n + BigInt(group), 0n)
  return digits.length > 4300 ? undefined : BigInt(digits)
}

function floatValue(source: string): number {
  const text = source.replaceAll('_', '').toLowerCase()
  const sign = text.startsWith('-') ? -1 : 1
  const bare = text.replace(/^[-+]/, '')
  if (bare === '.inf') return sign * Number.POSITIVE_INFINITY
  if (bare === '.nan') return Number.NaN
  if (bare.includes(':')) return sign * bare.split(':').reduce((sum, group) => sum * 60 + Number(group), 0)
  return sign * Number(bare)
}

function timestampNode(source: string, range: Range): ScalarNode | undefined {
  const parts =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/.exec(
      source,
    )
  if (!parts) return undefined
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour,
    minute = '',
    second = '',
    fraction,
    zone,
    sign,
    zoneHour,
    zoneMinute,
  ] = parts
  const two = (text: string) => text.padStart(2, '0')
  if (!isDate(Number(year), Number(month), Number(day))) return undefined
  const date = `${year}-${two(month)}-${two(day)}`
  if (hour === undefined) return { kind: 'timestamp', value: date, source, range }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const micro = (fraction ?? '').slice(0, 6).padEnd(6, '0')
  const offset =
    zone === undefined ? '' : zone === 'Z' ? '+00:00' : `${sign}${two(zoneHour ?? '')}:${zoneMinute ?? '00'}`
  const value = `${date}T${two(hour)}:${minute}:${second}${Number(micro) === 0 ? '' : `.${micro}`}${offset}`
  return { kind: 'timestamp', value, source, range }
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}
