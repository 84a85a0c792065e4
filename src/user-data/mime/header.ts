/** One field of a message's header, its value as written (folded lines stay folded). */
export interface Field {
  readonly name: string
  readonly value: string
  /** Offsets of the field in the text. */
  readonly start: number
  readonly end: number
}

/** The first field of this name, as Python's `email` answers. */
export const field = (fields: readonly Field[], name: string): Field | undefined =>
  fields.find((candidate) => candidate.name.toLowerCase() === name)

/** `text/plain` for what is no type; `missing` where there is no field. */
export function contentType(fields: readonly Field[], missing = 'text/plain'): string {
  const value = field(fields, 'content-type')?.value
  if (value === undefined) return missing
  const type = (value.split(';', 1)[0] ?? '').trim().toLowerCase()
  return type.split('/').length === 2 ? type : 'text/plain'
}

export const mainType = (type: string): string => type.split('/', 1)[0] ?? ''

/** Python's `email` takes the encoding by its exact name: a blank behind it makes another. */
export const transferEncoding = (fields: readonly Field[]): string =>
  field(fields, 'content-transfer-encoding')?.value.toLowerCase() ?? ''

/** RFC 2046 5.1.1: a boundary may begin, not end, with white space. */
export const boundaryOf = (fields: readonly Field[]): string | undefined =>
  parameter(field(fields, 'content-type')?.value, 'boundary')?.trimEnd()

export const fileNameOf = (fields: readonly Field[]): string | undefined =>
  (
    parameter(field(fields, 'content-disposition')?.value, 'filename') ??
    parameter(field(fields, 'content-type')?.value, 'name')
  )?.trim()

/** A field's parameter, in any of RFC 2231's forms. */
function parameter(value: string | undefined, wanted: string): string | undefined {
  if (value === undefined) return undefined
  const pieces: { readonly number: number; readonly text: string; readonly encoded: boolean }[] = []
  for (const { name, text } of parametersOf(value)) {
    if (name === wanted) return text
    const [, base, number = '0', star = ''] = /^(\w+)\*(?:(\d{1,4})(\*?))?$/.exec(name) ?? []
    if (base === wanted)
      pieces.push({ number: Number(number), text, encoded: name.endsWith('*') || star === '*' })
  }
  if (pieces.length === 0) return undefined
  pieces.sort((a, b) => a.number - b.number)
  const whole = pieces.map(({ text, encoded }) => (encoded ? percentDecoded(text) : text)).join('')
  return pieces.some(({ encoded }) => encoded) ? withCharset(whole) : whole
}

/** Cut at semicolons outside quotes; names in lower case. */
function parametersOf(value: string): readonly { readonly name: string; readonly text: string }[] {
  const found: { name: string; text: string }[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at <= value.length; at++) {
    const character = value[at]
    if (character === '"' && value[at - 1] !== '\\') quoted = !quoted
    if (at < value.length && (character !== ';' || quoted)) continue
    const piece = value.slice(start, at)
    const equals = piece.indexOf('=')
    const name = (equals === -1 ? piece : piece.slice(0, equals)).trim().toLowerCase()
    found.push({ name, text: equals === -1 ? '' : unquote(piece.slice(equals + 1).trim()) })
    start = at + 1
  }
  return found
}

function unquote(text: string): string {
  if (text.length > 1 && text.startsWith('"') && text.endsWith('"'))
    return text.slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"')
  return text.length > 1 && text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text
}

/** Each octet as the character of its number. */
const percentDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))

/** RFC 2231, section 4: `charset'language'octets`. */
function withCharset(text: string): string {
  const [charset, , ...octets] = text.split("'")
  if (charset === undefined || octets.length === 0) return text
  const bytes = Uint8Array.from(octets.join("'"), (character) => character.charCodeAt(0) & 0xff)
  try {
    return new TextDecoder(charset || 'us-ascii').decode(bytes)
  } catch {
    return octets.join("'")
  }
}
