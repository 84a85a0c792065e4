import { Lexer } from 'yaml'
import { problem, type YamlProblem } from './problem.ts'

/** Zero-width marks of the lexer: document start, end of a broken flow collection, "a scalar follows". */
const marks = new Set(['\u0002', '\u0018'])
const scalarMark = '\u001f'

/**
 * Where a text nests deeper than `deepest`, found before the parser recurses into it: a stack that overflows in the
 * parser can take the whole process with it. Only texts with that many brackets or indicators are looked at.
 */
export function nestingProblem(text: string, deepest: number): YamlProblem | undefined {
  if (!mayNestDeeply(text, deepest)) return undefined
  let offset = 0
  let scalar = false
  let flow = 0
  let compact = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (marks.has(lexeme)) continue
    if (lexeme === scalarMark) {
      scalar = true
      continue
    }
    if (!scalar) {
      if (lexeme === '[' || lexeme === '{') flow++
      if (lexeme === ']' || lexeme === '}') flow = Math.max(0, flow - 1)
      compact = lexeme.includes('\n') ? 0 : compact + Number(lexeme === '-' || lexeme === '?')
      if (flow + compact > deepest) return problem('too-deep', 'the document is nested too deeply', offset)
    }
    scalar = false
    offset += lexeme.length
  }
  return undefined
}

function mayNestDeeply(text: string, deepest: number): boolean {
  let indicators = 0
  for (const _ of text.matchAll(/[[{]|[-?] /g)) if (++indicators > deepest) return true
  return false
}
