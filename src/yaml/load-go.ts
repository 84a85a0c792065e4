import { type Document, parseAllDocuments } from 'yaml'
import { construct, type ScalarRules } from './construct.ts'
import type { PyYamlDocument } from './load-pyyaml.ts'
import type { Range, ScalarNode } from './node.ts'
import { problem } from './problem.ts'

export type GoDocument = PyYamlDocument & { readonly range: Range }

const truth = /^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/
const untruth = /^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/

/** go-yaml v2 behind sigs.k8s.io/yaml: YAML 1.1 booleans, no base-60 numbers, dates as text. */
function resolvePlain(source: string, range: Range): ScalarNode {
  if (source === '' || source === '~' || /^(?:null|Null|NULL)$/.test(source))
    return { kind: 'null', value: null, source, range }
  if (truth.test(source) && source.length > 1) return { kind: 'boolean', value: true, source, range }
  if (untruth.test(source) && source.length > 1) return { kind: 'boolean', value: false, source, range }
  const digits = source.replaceAll('_', '')
  if (/^[-+]?(?:0|[1-9]\d*)$/.test(digits))
    return { kind: 'integer', value: BigInt(digits.replace('+', '')), source, range }
  if (/^0x[0-9a-fA-F]+$|^0o[0-7]+$|^0b[01]+$/.test(digits))
    return { kind: 'integer', value: BigInt(digits), source, range }
  if (/^0[0-7]+$/.test(digits))
    return { kind: 'integer', value: BigInt(`0o${digits.slice(1)}`), source, range }
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits))
    return { kind: 'float', value: Number(digits), source, range }
  return { kind: 'string', value: source, source, plain: true, range }
}

const core = (name: string) => `tag:yaml.org,2002:${name}`
const scalarTags = ['str', 'int', 'float', 'bool', 'null', 'binary'].map(core)

const rules: ScalarRules = {
  plain: resolvePlain,
  tagged: (_, text, range) => ({ kind: 'string', value: text, source: text, plain: false, range }),
  knownTags: new Set([...scalarTags, ...['map', 'seq'].map(core)]),
  scalarTags: new Set(scalarTags),
  pairTags: new Set(),
}

/** Every document of a stream of manifests; one that is broken does not take the others with it. Never throws. */
export function loadGoYaml(text: string): { readonly documents: readonly GoDocument[] } {
  const parsed = parseAllDocuments(text, {
    schema: 'failsafe',
    version: '1.1',
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
  })
  if ('empty' in parsed) return { documents: [] }
  return { documents: (parsed as Document.Parsed[]).map((document) => toDocument(document, text)) }
}

function toDocument(document: Document.Parsed, text: string): GoDocument {
  const range = { start: document.range[0], end: document.range[1] }
  const [error] = document.errors
  if (error) {
    return {
      status: 'refused',
      problem: problem('syntax', 'the document is no YAML', error.pos[0], error.pos[1]),
      range,
    }
  }
  if (!document.contents) return { status: 'loaded', root: null, duplicates: [], range }
  return { ...construct(document.contents, text, rules), range }
}
