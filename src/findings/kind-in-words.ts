import type { YamlNode } from '../yaml/node.ts'

const words: Readonly<Record<YamlNode['kind'], string>> = {
  string: 'text',
  integer: 'an integer',
  float: 'a decimal number',
  boolean: 'a boolean',
  null: 'nothing (null)',
  timestamp: 'a date',
  binary: 'binary data',
  mapping: 'a mapping',
  sequence: 'a list',
}

/** What a value is, in a sentence: `an integer`. */
export const kindInWords = (kind: YamlNode['kind']): string => words[kind]
