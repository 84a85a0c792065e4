import { type Document, parseAllDocuments, type YAMLError } from 'yaml'
import { construct, type DuplicateKey, type ScalarRules } from './construct.ts'
import type { Range, YamlNode } from './node.ts'
import { problem, type YamlProblem } from './problem.ts'
import { scannerRefusal } from './pyyaml-refusals.ts'
import { resolvePlain } from './pyyaml-scalar.ts'
import { constructTagged, coreTag } from './pyyaml-tagged.ts'

export type { DuplicateKey } from './construct.ts'
export type { YamlProblem, YamlProblemReason } from './problem.ts'

/** What `yaml.safe_load` of PyYAML 6 gives, as cloud-init calls it. `root` is `null` for a stream without a document. */
export type PyYamlDocument =
  | {
      readonly status: 'loaded'
      readonly root: YamlNode | null
      readonly duplicates: readonly DuplicateKey[]
    }
  | { readonly status: 'refused'; readonly problem: YamlProblem }

const scalarTags = ['str', 'int', 'float', 'bool', 'null', 'timestamp', 'binary'].map(coreTag)

const rules: ScalarRules = {
  plain: resolvePlain,
  tagged: constructTagged,
  knownTags: new Set([...scalarTags, ...['map', 'seq', 'set', 'omap', 'pairs'].map(coreTag)]),
  scalarTags: new Set(scalarTags),
  pairTags: new Set(['omap', 'pairs'].map(coreTag)),
}

/** Line breaks for PyYAML that YAML 1.2 does not know; one character for one, so that offsets stay true. */
const lineBreaks = /\r(?!\n)|[\u0085\u2028\u2029]/g

/** Loads one document. Never throws. */
export function loadPyYaml(given: string): PyYamlDocument {
  const text = given.replace(lineBreaks, '\n')
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    version: '1.1',
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
  })
  const refusal = scannerRefusal(text)
  const [first, second] = 'empty' in documents ? [] : (documents as readonly Document.Parsed[])
  const error = first?.errors.find((each) => !isNoErrorForPyYaml(text, each))
  if (refusal && !(error && error.pos[0] < refusal.range.start)) return refused(refusal)
  if (error) return refused(explain(text, error))
  if (second) return refused(secondDocument(second))
  if (!first?.contents) return { status: 'loaded', root: null, duplicates: [] }
  return construct(first.contents, text, rules)
}

const refused = (why: YamlProblem): PyYamlDocument => ({ status: 'refused', problem: why })

/** `"q"# note` is no comment for YAML 1.2, and one for PyYAML. */
const isNoErrorForPyYaml = (text: string, { code, pos }: YAMLError): boolean =>
  code === 'MISSING_CHAR' && text[pos[0]] === '#'

const secondDocument = ({ range: [start] }: Document.Parsed): YamlProblem =>
  problem('second-document', 'a second document begins here; the guest reads one only', start, start + 3)

function explain(text: string, error: YAMLError): YamlProblem {
  const range: Range = { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) }
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1
  const tab =
    /^[ ]*\t/.exec(text.slice(lineStart, lineStart + 200)) ??
    (error.code === 'TAB_AS_INDENT' ? /\t/.exec(text.slice(range.start)) : null)
  if (error.code === 'TAB_AS_INDENT' || tab) {
    const at = text.indexOf('\t', lineStart)
    return problem('tab', 'a tab stands where YAML wants spaces', at === -1 ? range.start : at)
  }
  const flow = /^Flow /.test(error.message)
  if (flow)
    return {
      reason: 'unclosed-flow',
      message: 'a bracket is not closed, or its lines are not indented',
      range,
    }
  const [reason, message] = reasons[error.code] ?? (['syntax', 'this is no YAML'] as const)
  return { reason, message, range }
}

const reasons: Readonly<Record<string, readonly [YamlProblem['reason'], string]>> = {
  BAD_INDENT: ['indent', 'the indentation does not fit what stands before'],
  BLOCK_AS_IMPLICIT_KEY: ['colon-in-value', 'a value holds ": ", which begins a mapping; quote the value'],
  MULTILINE_IMPLICIT_KEY: ['indent', 'a line that is neither a key with a colon nor part of a list'],
  MISSING_CHAR: ['unclosed-quote', 'a quote, bracket or colon is missing'],
  BAD_ALIAS: [
    'undefined-alias',
    'an alias names an anchor that is not defined before it (a plain * must be quoted)',
  ],
  TAG_RESOLVE_FAILED: ['unknown-tag', 'a tag that the guest does not know'],
  BAD_SCALAR_START: ['reserved-indicator', 'a plain value cannot begin with this character; quote it'],
}
