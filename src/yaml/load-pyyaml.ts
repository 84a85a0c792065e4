import { Composer, type Document, Parser, type Scalar, type YAMLError } from 'yaml'
import { type Constructed, construct, type ReaderRules } from './construct.ts'
import type { DuplicateKey } from './dictionary.ts'
import { withLeftover } from './leftover.ts'
import type { Range, ScalarNode, YamlNode } from './node.ts'
import { problem, Refusal, refuse, type YamlProblem } from './problem.ts'
import { type LexedText, lexPyYaml } from './pyyaml-lexer.ts'
import { isScalarTag, resolveNonSpecific, resolvePlain, resolveTagged } from './pyyaml-scalar.ts'
import { coreTag } from './tag-name.ts'

export type { DuplicateKey } from './dictionary.ts'
export type { YamlProblem, YamlProblemReason } from './problem.ts'

/**
 * What `yaml.safe_load` of PyYAML 6 gives, as cloud-init calls it. `root` is `null` for a stream without a
 * document. Ranges are offsets into the text as given, in UTF-16 code units.
 */
export type PyYamlDocument =
  | {
      readonly status: 'loaded'
      readonly root: YamlNode | null
      readonly duplicates: readonly DuplicateKey[]
    }
  | { readonly status: 'refused'; readonly problem: YamlProblem }

/** What PyYAML's reader lets pass, and nothing else; half a surrogate pair is no character. */
const notPrintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Loads one document. Never throws: a text that PyYAML refuses gives the first reason for it. */
export function loadPyYaml(text: string): PyYamlDocument {
  const control = notPrintable.exec(text)
  if (control) {
    const message = 'a control character, which YAML does not allow'
    return { status: 'refused', problem: problem('control-character', message, control.index) }
  }
  try {
    const loaded = load(text)
    return loaded.status === 'loaded' ? loaded : refusal(text, loaded.problem)
  } catch (error) {
    if (error instanceof Refusal) return refusal(text, error.problem)
    throw error
  }
}

/** Tabs and limits have one remedy each, whatever else the line holds. */
const refusal = (text: string, found: YamlProblem): PyYamlDocument => ({
  status: 'refused',
  problem: settledReasons.has(found.reason) ? found : withLeftover(text, found),
})

const settledReasons: ReadonlySet<string> = new Set(['tab', 'too-deep', 'too-many-nodes', 'recursive-alias'])

function load(text: string): Constructed {
  const lexed = lexPyYaml(text)
  if (lexed.empty) return { status: 'loaded', root: null, duplicates: [] }
  const document = compose(lexed.lexemes)
  const error = document.errors.find((each) => isErrorForPyYaml(lexed, each))
  if (error) return { status: 'refused', problem: explain(error) }
  if (!document.contents)
    return { status: 'loaded', root: absent(undefined, document.range[1]), duplicates: [] }
  const met = new Set<number>()
  const constructed = construct(document.contents, rulesFor(lexed, met))
  const lost = constructed.status === 'loaded' ? firstLost(lexed, met) : undefined
  return lost === undefined ? constructed : { status: 'refused', problem: outOfPlace(lost) }
}

/** The lexer has measured keys already, in characters as PyYAML does, and judged what may follow an anchor. */
const isErrorForPyYaml = ({ abutting }: LexedText, { code, pos }: YAMLError): boolean =>
  code !== 'KEY_OVER_1024_CHARS' && !(code === 'MISSING_CHAR' && abutting.has(pos[0]))

/** The package drops what follows an explicit key on a line of its own; PyYAML refuses it. */
function firstLost({ scalars }: LexedText, met: ReadonlySet<number>): number | undefined {
  if (met.size === scalars.size) return undefined
  for (const offset of scalars.keys()) if (!met.has(offset)) return offset
  return undefined
}

const outOfPlace = (start: number): YamlProblem =>
  problem('indent', 'this line is indented like none of the lines that it could belong to', start)

/** Tags and unique keys are left to `construct`: the package has other rules for both. */
const options = {
  schema: 'failsafe',
  version: '1.1',
  resolveKnownTags: false,
  uniqueKeys: false,
  merge: false,
  logLevel: 'silent',
} as const

function compose(lexemes: readonly string[]): Document.Parsed {
  const parser = new Parser()
  const composer = new Composer(options)
  const documents: Document.Parsed[] = []
  const take = (found: Iterable<Document.Parsed>) => {
    for (const document of found) documents.push(document)
  }
  for (const lexeme of lexemes) for (const token of parser.next(lexeme)) take(composer.next(token))
  for (const token of parser.end()) take(composer.next(token))
  take(composer.end())
  return documents[0] ?? refuse('syntax', 'this is no YAML', 0)
}

const indentErrors: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
])

/** What is left for the package to find once the lexer is content. */
function explain({ code, pos: [start, end] }: YAMLError): YamlProblem {
  if (indentErrors.has(code)) return outOfPlace(start)
  return problem('syntax', 'this cannot stand here', start, Math.max(end, start + 1))
}

function absent(tag: string | undefined, at: number): ScalarNode {
  const range = { start: at, end: at }
  const empty: ScalarNode = { kind: 'null', value: null, source: '', range }
  return tag === undefined || tag === '!' ? empty : tagged(tag, '', range)
}

function tagged(tag: string, value: string, range: Range): ScalarNode {
  const node = resolveTagged(tag, value, range)
  if (node) return node
  return isScalarTag(tag)
    ? refuse('bad-value', 'the tag does not fit this value', range.start, range.end)
    : refuse('unknown-tag', 'a tag that the guest does not know', range.start, range.end)
}

function rulesFor({ scalars, tags }: LexedText, met: Set<number>): ReaderRules {
  const tagOf = ({ tag }: { tag?: string | undefined }) => (tag === undefined ? undefined : tags.get(tag))
  const lexed = (node: Scalar.Parsed) => {
    if (node.type === 'PLAIN' && node.source === '') return undefined
    met.add(node.range[0])
    return scalars.get(node.range[0])
  }
  return {
    deepest: 480,
    tagOf,
    absent,
    scalar(node, asKey) {
      const found = lexed(node)
      const tag = tagOf(node) ?? (node.tag === '!' ? '!' : undefined)
      if (!found) return absent(tag, node.range[0])
      const range = { start: node.range[0], end: found.end }
      if (tag !== undefined && tag !== '!') return tagged(tag, found.value, range)
      if (tag === undefined && (!found.plain || (asKey && found.value === '=')))
        return { kind: 'string', value: found.value, source: found.value, plain: false, range }
      const resolve = tag === '!' ? resolveNonSpecific : resolvePlain
      return resolve(found.value, range) ?? refuse('bad-value', badValue(found.value), range.start, range.end)
    },
    isMergeKey(node) {
      const found = lexed(node)
      const tag = tagOf(node)
      if (tag !== undefined) return tag === coreTag('merge')
      return found !== undefined && found.value === '<<' && (found.plain || node.tag === '!')
    },
    key: (node) => node,
  }
}

const badValue = (value: string): string =>
  value === '=' || value === '<<'
    ? 'a plain = or << is no value; quote it'
    : 'this looks like a number or date, but is none that exists; quote it'
