import { problem, type YamlProblem } from './problem.ts'

/** Marks of the tools that a text went through, on the line where its reader gave up: none of them is YAML. */
const marks: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^\s*(?:EOF|EOT|EOL|EOY|END|YAML|HERE)\s*$/, 'the end mark of a here-document (EOF) was left in the file'],
  [/^\s*(?:```|~~~)/, 'a fence of Markdown (```) was left in the file'],
  [/^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/, 'a merge conflict (<<<<<<<, =======, >>>>>>>) was left in the file'],
  [/^\s*(?:\/\/|\/\*)/, 'YAML and JSON have no comments with // or /*; a comment begins with #'],
  [/<no value>/, 'a template had nothing to fill in here and wrote <no value>'],
  [
    /(?:^\s*|[:,[-]\s*)["']?\{[{%]/,
    'a template placeholder {{ … }} or {% … %} stands here that nothing filled in',
  ],
  [
    /(?:^\s*|[:,[-]\s*)["']?[$%]\{/,
    `a template variable \${ … } or %{ … } stands here that nothing filled in`,
  ],
  [/(?:^\s*|[:,[-]\s*)%\w+%/, 'a template variable between % signs stands here that nothing filled in'],
  [/(?:^\s*|[:,[-]\s*)@\w+@/, 'a template variable between @ signs stands here that nothing filled in'],
  [
    /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/,
    'a no-break or other odd blank (such as U+00A0) stands here, and YAML wants plain spaces',
  ],
]

const longestLine = 2_000

/** The same refusal, told by the mark that explains it, where the line at fault or the one before it has one. */
export function withLeftover(text: string, refused: YamlProblem): YamlProblem {
  const { start } = refused.range
  const here = lineAt(text, start)
  const before = lineAt(text, Math.max(0, here.start - 1))
  for (const { start: from, line } of here.start === before.start ? [here] : [here, before]) {
    const [pattern, message] = marks.find((mark) => mark[0].test(line)) ?? []
    const isWholeLine = pattern?.source.startsWith('^') ?? false
    if (message === undefined || (from !== here.start && !isWholeLine)) continue
    if (!isWholeLine) return { ...refused, reason: 'leftover', message }
    return problem('leftover', message, from + line.search(/\S|$/), from + line.trimEnd().length)
  }
  return refused
}

function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start, start + longestLine)) ?? []
  return { start, line }
}
