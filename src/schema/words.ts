import type { YamlNode } from '../yaml/node.ts'
import type { ValidatorError } from './validator.ts'

/** Characters of the document that a complaint repeats. */
const longestQuote = 40

/** Names in one list; a bond knows 36 parameters. */
const longestList = 12

export const absentKey = 'absent'

/** One line, cut, without control characters: the text comes from a stranger's file. */
function quote(source: string): string {
  const line = [...source.slice(0, 4 * longestQuote).replaceAll(/[\s\p{C}]+/gu, ' ')]
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 1).join('')}…` : line.join('')
}

/** `one of a, b, c`, or the only name. */
export function listed(names: readonly string[]): string {
  if (names.length === 1) return `only ${names[0]}`
  const shown = names.slice(0, longestList).join(', ')
  return names.length > longestList
    ? `one of ${shown} and ${names.length - longestList} more`
    : `one of ${shown}`
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
}

const kindWords: Readonly<Record<YamlNode['kind'], string>> = {
  string: 'the string',
  integer: 'the integer',
  float: 'the float',
  boolean: 'the boolean',
  timestamp: 'the timestamp',
  null: 'null',
  binary: 'binary data',
  sequence: 'a list',
  mapping: 'a mapping',
}

/** A value as YAML would have to write it: a word that means a boolean in quotes, a number named as one. */
function written(value: unknown): string {
  if (typeof value === 'number') return `the integer ${value}`
  return typeof value === 'string' && /^(yes|no|on|off|true|false)$/.test(value)
    ? `"${value}"`
    : String(value)
}

const alternatives = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** What the schema wants in the place of a wrong value. */
export function expectedValue({ keyword, params, parentSchema }: ValidatorError): string {
  const allowed: unknown = parentSchema.enum ?? (keyword === 'const' ? [params.allowedValue] : undefined)
  if (Array.isArray(allowed)) return alternatives(allowed.map(written))
  if (keyword === 'type') {
    const types: unknown[] = [params.type].flat()
    return alternatives(types.map((type) => typeWords[String(type)] ?? String(type)))
  }
  if (keyword === 'minimum' || keyword === 'maximum') return rangeInWords(parentSchema)
  if (keyword === 'maxLength') return `at most ${params.limit} characters`
  if (keyword === 'pattern') return 'text of another form'
  if (keyword === 'uniqueItems') return 'each item once'
  if (keyword in least) return `${least[keyword]} ${params.limit}`
  return 'another value'
}

const least: Readonly<Record<string, string>> = {
  minItems: 'a number of items of at least',
  maxItems: 'a number of items of at most',
  minProperties: 'a number of keys of at least',
}

const rangeInWords = ({ minimum, maximum }: ValidatorError['parentSchema']): string =>
  maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`

/** What stands there, without its text: that may be a secret. */
export const actualKind = (node: YamlNode): string =>
  node.kind === 'string' ? 'text' : node.kind === 'mapping' && node.set ? 'a set' : kindWords[node.kind]

/** What stands there: the kind of value and, for scalars, its text. */
export function actualValue(node: YamlNode): string {
  switch (node.kind) {
    case 'string':
      return `the string "${quote(node.value)}"`
    case 'integer':
    case 'float':
    case 'boolean':
    case 'timestamp':
      return `${kindWords[node.kind]} ${quote(node.source)}`
    case 'mapping':
      return node.set ? 'a set' : kindWords.mapping
    default:
      return kindWords[node.kind]
  }
}

export const actualKey = (key: YamlNode) =>
  key.kind === 'string' ? quote(key.value) : 'source' in key ? quote(key.source) : kindWords[key.kind]
