import type { Range } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udJinjaUnbalanced = defineCheck({
  code: 'ud-jinja-unbalanced',
  title: 'A template has a beginning without its end',
  severity: 'error',
  effect: 'part-dropped',
  sources: ['Jinja: template designer documentation', 'cloud-init: handlers/jinja_template.py'],
  *find({ sources }) {
    for (const file of ['user-data', 'vendor-data'] as const) {
      const source = sources[file]
      if (!source || !/^##\s*template:\s*jinja\s*$/im.test(source.text.slice(0, 60))) continue
      const found = unbalanced(source.text)
      if (found) yield { at: locate(source, found.range), args: { file, begin: found.begin, end: found.end } }
    }
  },
  message: ({ file, begin, end }) =>
    `the Jinja template of ${file} has ${begin} without ${end}; it cannot be rendered, and cloud-init drops the whole part`,
  help: ({ begin, end }) => `Add ${end}, or remove ${begin}.`,
})

interface Unbalanced {
  readonly range: Range
  readonly begin: string
  readonly end: string
}

const blocks: ReadonlySet<string> = new Set(['if', 'for', 'macro', 'call', 'filter'])

/** A comment's or raw block's opening sign, or an expression or statement with its closing one where it has one. */
const tokens =
  /\{#|\{%[-+]?\s{0,9}raw\s{0,9}[-+]?%\}|\{\{(?:"[^"]*"|'[^']*'|[^{}]|\}(?!\})|\{(?!\{))*(\}\})?|\{%(?:[^%{]|%(?!\})|\{(?!%))*(%\})?/g

/** Text between these is left alone; a statement knows by its word where it ends. */
const endOfSkipped = (token: string): RegExp | undefined =>
  token === '{#'
    ? /#\}/g
    : /^\{%[-+]?\s*raw\b/.test(token)
      ? /\{%[-+]?\s{0,9}endraw\s{0,9}[-+]?%\}/g
      : undefined

function unbalanced(text: string): Unbalanced | undefined {
  const open: { readonly word: string; readonly range: Range }[] = []
  tokens.lastIndex = 0
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token, brace, percent] = match
    const line = (token.split('\n', 1)[0] ?? '').trimEnd()
    const range = { start: match.index, end: match.index + Math.max(2, line.length) }
    const skipped = endOfSkipped(token)
    if (skipped) {
      skipped.lastIndex = tokens.lastIndex
      if (!skipped.exec(text)) return { range, begin: line, end: token === '{#' ? '#}' : '{% endraw %}' }
      tokens.lastIndex = skipped.lastIndex
      continue
    }
    const isStatement = token.startsWith('{%')
    if ((isStatement ? percent : brace) === undefined)
      return { range, begin: token.slice(0, 2), end: isStatement ? '%}' : '}}' }
    const [, word = ''] = isStatement ? (/^\{%[-+]?\s*(\w+)/.exec(token) ?? []) : []
    if (blocks.has(word)) open.push({ word, range })
    if (!word.startsWith('end') || !blocks.has(word.slice(3))) continue
    const last = open.pop()
    if (!last) return { range, begin: `{% ${word} %}`, end: `{% ${word.slice(3)} %}` }
    if (last.word !== word.slice(3)) return withoutEnd(last)
  }
  const last = open.at(-1)
  return last && withoutEnd(last)
}

const withoutEnd = ({ word, range }: { readonly word: string; readonly range: Range }): Unbalanced => ({
  range,
  begin: `{% ${word} %}`,
  end: `{% end${word} %}`,
})
