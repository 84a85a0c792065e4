import type { YamlNode } from './node.ts'

/** Python's `str()` of a loaded value, as cloud-init applies it to an instance-id. */
export function pythonStr(node: YamlNode): string {
  if (node.kind === 'string') return node.value
  return node.kind === 'timestamp' ? node.value.replace('T', ' ') : repr(node, 0)
}

const deepest = 50

function repr(node: YamlNode, depth: number): string {
  if (depth > deepest) return '...'
  switch (node.kind) {
    case 'string':
      return quoted(node.value)
    case 'boolean':
      return node.value ? 'True' : 'False'
    case 'null':
      return 'None'
    case 'float':
      return floatText(node.value)
    case 'integer':
      return String(node.value)
    case 'timestamp':
      return timestampText(node.value)
    case 'binary':
      return `b${quoted(atob(node.value))}`
    case 'sequence':
      return `[${node.items.map((item) => repr(item, depth + 1)).join(', ')}]`
    case 'mapping':
      return `{${node.entries.map(({ key, value }) => `${repr(key, depth + 1)}: ${repr(value, depth + 1)}`).join(', ')}}`
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Single quotes unless the text holds some and no double ones. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inner = text.replace(/[\\\u0000-\u001f\u007f-\u00a0]/g, escaped).replaceAll(quote, `\\${quote}`)
  return quote + inner + quote
}

const escaped = (character: string): string =>
  escapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`

/** Shortest digits that read back the same; scientific from 1e16 and below 1e-4. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  const text = Object.is(value, -0) ? '-0' : String(value)
  return Number.isInteger(value) ? `${text}.0` : text
}

function timestampText(iso: string): string {
  const [date = '', time] = iso.split('T')
  const numbers = [...date.split('-'), ...(time?.split(/[:.+-]/).slice(0, 3) ?? [])].map(Number)
  return `datetime.${time === undefined ? 'date' : 'datetime'}(${numbers.join(', ')})`
}
