/**
 * Numbers as PyYAML's constructor makes them of a text: `undefined` where Python raises. Explicit `!!int` and
 * `!!float` bring any text here, implicit resolution only what it took for a number.
 */

/** Python refuses decimal numbers with more digits; the bound keeps the other bases affordable as well. */
const longestNumber = 4300

const baseOf: Readonly<Record<string, bigint>> = { '0b': 2n, '0x': 16n }

export function pyyamlInteger(text: string): bigint | undefined {
  const written = text.replaceAll('_', '')
  if (written === '' || written.length > longestNumber) return undefined
  const magnitude = unsignedInteger(/^[-+]/.test(written) ? written.slice(1) : written)
  if (magnitude === undefined) return undefined
  return written.startsWith('-') ? -magnitude : magnitude
}

function unsignedInteger(digits: string): bigint | undefined {
  const base = baseOf[digits.slice(0, 2)]
  if (base !== undefined) return pythonInteger(digits.slice(2), base)
  if (digits === '') return undefined
  if (digits !== '0' && digits.startsWith('0')) return pythonInteger(digits, 8n)
  if (!digits.includes(':')) return pythonInteger(digits, 10n)
  let sum = 0n
  for (const group of digits.split(':')) {
    const value = pythonInteger(group, 10n)
    if (value === undefined) return undefined
    sum = sum * 60n + value
  }
  return sum
}

const digitsOf: Readonly<Record<string, RegExp>> = {
  '2': /^([-+]?)(?:0[bB])?([01]+)$/,
  '8': /^([-+]?)(?:0[oO])?([0-7]+)$/,
  '10': /^([-+]?)([0-9]+)$/,
  '16': /^([-+]?)(?:0[xX])?([0-9a-fA-F]+)$/,
}

const prefixes: Readonly<Record<string, string>> = { '2': '0b', '8': '0o', '10': '', '16': '0x' }

/** Python's `int(text, base)`, without digits of other scripts. */
function pythonInteger(text: string, base: bigint): bigint | undefined {
  const parts = digitsOf[`${base}`]?.exec(stripped(text))
  if (!parts) return undefined
  const magnitude = BigInt(`${prefixes[`${base}`]}${parts[2]}`)
  return parts[1] === '-' ? -magnitude : magnitude
}

const stripped = (text: string): string =>
  text.replace(/^[\s\x1c-\x1f\x85]+/, '').replace(/(?<![\s\x1c-\x1f\x85])[\s\x1c-\x1f\x85]+$/, '')

export function pyyamlFloat(text: string): number | undefined {
  const written = text.replaceAll('_', '').toLowerCase()
  if (written === '') return undefined
  const sign = written.startsWith('-') ? -1 : 1
  const bare = /^[-+]/.test(written) ? written.slice(1) : written
  if (bare === '') return undefined
  if (bare === '.inf') return sign * Number.POSITIVE_INFINITY
  if (bare === '.nan') return Number.NaN
  const magnitude = bare.includes(':') ? sexagesimal(bare.split(':')) : pythonFloat(bare)
  return magnitude === undefined ? undefined : sign * magnitude
}

/** Python cannot turn 60 to the 174th into a float. */
const mostGroups = 174

function sexagesimal(groups: readonly string[]): number | undefined {
  if (groups.length > mostGroups) return undefined
  let sum = 0
  let base = 1n
  for (const group of [...groups].reverse()) {
    const value = pythonFloat(group)
    if (value === undefined) return undefined
    sum += value * Number(base)
    base *= 60n
  }
  return sum
}

function pythonFloat(text: string): number | undefined {
  const word = stripped(text)
  const special = /^([-+]?)(?:(inf|infinity)|nan)$/i.exec(word)
  if (special) return special[2] ? Number(`${special[1]}Infinity`) : Number.NaN
  return /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i.test(word) ? Number(word) : undefined
}
