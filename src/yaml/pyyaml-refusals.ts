import { Lexer } from 'yaml'
import { problem, type YamlProblem } from './problem.ts'

/** Zero-width marks of the lexer: document start, end of a broken flow collection, "a scalar follows". */
const documentMark = '\u0002'
const flowEndMark = '\u0018'
const scalarMark = '\u001f'

/**
 * What PyYAML's scanner refuses and the `yaml` package lets pass: control characters, a tab anywhere between tokens,
 * anchors of other characters than letters, digits, `-` and `_`, a plain scalar in a flow collection that begins with a
 * colon, directives or an end mark without a document.
 */
export function scannerRefusal(text: string): YamlProblem | undefined {
  return controlCharacter(text) ?? tokenRefusal(text)
}

/** PyYAML's reader: printable characters only. */
function controlCharacter(text: string): YamlProblem | undefined {
  const match = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/.exec(text)
  return match
    ? problem('control-character', 'a control character, which YAML does not allow', match.index)
    : undefined
}

interface Scan {
  readonly text: string
  /** Square brackets and braces that are open. */
  flow: number
  /** A block scalar's header was read: the next scalar is its content. */
  blockScalar: boolean
  /** Directives stand and no `---` has followed yet. */
  directive: number | undefined
  /** Something but comments and directives was read. */
  content: boolean
}

function tokenRefusal(text: string): YamlProblem | undefined {
  const scan: Scan = { text, flow: 0, blockScalar: false, directive: undefined, content: false }
  let offset = 0
  let scalar = false
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === scalarMark) scalar = true
    if (lexeme === scalarMark || lexeme === documentMark || lexeme === flowEndMark) continue
    const refusal = scalar ? scalarRefusal(lexeme, offset, scan) : lexemeRefusal(lexeme, offset, scan)
    if (refusal) return refusal
    scalar = false
    offset += lexeme.length
  }
  if (scan.directive === undefined) return undefined
  return problem('syntax', 'a directive (%) stands before no document; --- must follow it', scan.directive)
}

function scalarRefusal(source: string, offset: number, scan: Scan): YamlProblem | undefined {
  const block = scan.blockScalar
  scan.blockScalar = false
  scan.content = true
  if (block) return undefined
  if (scan.flow > 0 && source.startsWith(':')) {
    return problem(
      'reserved-indicator',
      'a plain value in brackets cannot begin with a colon; quote it',
      offset,
    )
  }
  return tabIn(source, offset)
}

function lexemeRefusal(lexeme: string, offset: number, scan: Scan): YamlProblem | undefined {
  const first = lexeme[0] ?? ''
  if (first === '#' || first === '\n' || first === '\r' || first === '\ufeff') return undefined
  if (first === ' ' || first === '\t') return tabIn(lexeme, offset)
  if (first === '%') {
    scan.directive ??= offset
    return directiveRefusal(lexeme, offset) ?? tabIn(lexeme, offset)
  }
  if (lexeme === '...' && !scan.content)
    return problem('syntax', 'the document ends (...) before it begins', offset, offset + 3)
  scan.content = lexeme !== '...'
  if (lexeme === '---') scan.directive = undefined
  return indicatorRefusal(first, lexeme, offset, scan)
}

function indicatorRefusal(
  first: string,
  lexeme: string,
  offset: number,
  scan: Scan,
): YamlProblem | undefined {
  if (first === '[' || first === '{') scan.flow++
  if (first === ']' || first === '}') scan.flow = Math.max(0, scan.flow - 1)
  if (first === '|' || first === '>') {
    scan.blockScalar = true
    const end = offset + lexeme.length
    if (scan.text[end] === '#') return problem('syntax', 'a comment needs a blank before it here', end)
  }
  if ((first === '&' || first === '*') && !/^[&*][0-9A-Za-z_-]+$/.test(lexeme)) {
    return problem(
      'reserved-indicator',
      `a plain value cannot begin with ${first}; quote it`,
      offset,
      offset + lexeme.length,
    )
  }
  return undefined
}

/** Any YAML 1.x is read by the rules of 1.1; another major version is refused. */
function directiveRefusal(lexeme: string, offset: number): YamlProblem | undefined {
  const [, major] = /^%YAML +(\d+)\./.exec(lexeme) ?? []
  if (major === undefined || major === '1') return undefined
  return problem('syntax', 'the document asks for another YAML than 1.x', offset, offset + lexeme.length)
}

function tabIn(source: string, offset: number): YamlProblem | undefined {
  const at = source.indexOf('\t')
  return at === -1 ? undefined : problem('tab', 'a tab stands where YAML wants spaces', offset + at)
}
