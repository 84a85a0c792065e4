import type { YamlNode } from './node.ts'

/** Longer texts are cut, since aliases can make a value far larger than its document. */
const longest = 100_000

/** Python's `str()` of a loaded value, as cloud-init takes it of an instance-id: `True`, `None`, `1e+16`, `['a', 1]`. */
export function pythonStr(node: YamlNode): string {
  if (node.kind === 'string') return node.value
  if (node.kind === 'timestamp') return node.value.replace('T', ' ')
  const parts: string[] = []
  let room = longest
  const write = (part: string): boolean => {
    parts.push(part)
    room -= part.length
    return room > 0
  }
  writeRepr(node, write)
  return parts.join('')
}

type Write = (part: string) => boolean

/** Writes until `write` says that there is no more room; says the same. */
function writeRepr(node: YamlNode, write: Write): boolean {
  if (node.kind === 'sequence') {
    const brackets = node.tuple ? (['(', ')'] as const) : (['[', ']'] as const)
    return writeList(node.items, brackets, write, writeRepr)
  }
  if (node.kind !== 'mapping') return write(scalarRepr(node))
  if (!node.set)
    return writeList(node.entries, ['{', '}'], write, ({ key, value }) => {
      return writeRepr(key, write) && write(': ') && writeRepr(value, write)
    })
  if (node.entries.length === 0) return write('set()')
  return writeList(node.entries, ['{', '}'], write, ({ key }) => writeRepr(key, write))
}

function writeList<Item>(
  items: readonly Item[],
  [open, close]: readonly [string, string],
  write: Write,
  writeItem: (item: Item, write: Write) => boolean,
): boolean {
  if (!write(open)) return false
  for (const [index, item] of items.entries()) {
    if (index > 0 && !write(', ')) return false
    if (!writeItem(item, write)) return false
  }
  return write(close)
}

function scalarRepr(node: Exclude<YamlNode, { kind: 'mapping' | 'sequence' }>): string {
  switch (node.kind) {
    case 'string':
      return textRepr(node.value)
    case 'integer':
      return node.value.toString()
    case 'float':
      return floatRepr(node.value)
    case 'boolean':
      return node.value ? 'True' : 'False'
    case 'null':
      return 'None'
    case 'timestamp':
      return timestampRepr(node.value)
    default:
      return bytesRepr(node.value)
  }
}

/** Python's `repr()` of a float: fixed notation from 1e-4 to below 1e16. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  if (value === 0) return '0.0'
  const [digits = '', power = '0'] = value.toExponential().split('e')
  const exponent = Number(power)
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? '-' : '+'
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  return exponent < 0 ? smallFixed(digits, exponent) : largeFixed(value)
}

const largeFixed = (value: number): string => {
  const text = value.toString()
  return text.includes('.') ? text : `${text}.0`
}

function smallFixed(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : ''
  return `${sign}0.${'0'.repeat(-exponent - 1)}${digits.replace(/[-.]/g, '')}`
}

const named: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replaceAll(/[\\\n\r\t]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, escapeCharacter)
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return named[character] ?? `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

function bytesRepr(base64: string): string {
  const bytes = atob(base64)
  const quote = bytes.includes("'") && !bytes.includes('"') ? '"' : "'"
  const escaped = bytes.replaceAll(/[\\\x00-\x1f\x7f-\xff]/g, escapeCharacter)
  return `b${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`
}

function timestampRepr(value: string): string {
  const parts = value.match(/\d+/g)?.map(Number) ?? []
  if (!value.includes('T')) return `datetime.date(${parts.join(', ')})`
  const zone = /([-+])(\d\d):(\d\d)$/.exec(value)
  const fields = zone ? parts.slice(0, -2) : parts
  while (fields.length > 5 && fields.at(-1) === 0) fields.pop()
  return `datetime.datetime(${fields.join(', ')}${zone ? `, tzinfo=${zoneRepr(zone)}` : ''})`
}

function zoneRepr([, sign, hours = '', minutes = '']: RegExpExecArray): string {
  const seconds = Number(hours) * 3600 + Number(minutes) * 60
  if (seconds === 0) return 'datetime.timezone.utc'
  const delta = sign === '-' ? `days=-1, seconds=${86400 - seconds}` : `seconds=${seconds}`
  return `datetime.timezone(datetime.timedelta(${delta}))`
}
