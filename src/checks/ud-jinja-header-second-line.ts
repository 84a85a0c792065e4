import { lineAt, textLines } from '../fixes/text-lines.ts'
import type { Range } from '../yaml/node.ts'
import { defineCheck } from './define-check.ts'

export const udJinjaHeaderSecondLine = defineCheck({
  code: 'ud-jinja-header-second-line',
  title: 'The marker of a template is not on the first line',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/jinja_template.py', 'https://github.com/canonical/cloud-init/issues/3426'],
  *find({ userData, vendorData }) {
    for (const { text, type } of [...userData.parts, ...vendorData.parts]) {
      if (type === 'text/jinja2') continue
      const range = misplacedMarker(text.text)
      if (range)
        yield {
          spot: { source: text, range },
          args: { file: text.file },
          ...(asksInstanceData.test(text.text) ? {} : { severity: 'warning' as const }),
        }
    }
  },
  message: ({ file }) =>
    `${file}: "## template: jinja" counts on the first line only, before #cloud-config; here it is a comment, and {{ … }} stays as it is`,
  help: () => 'Move the marker above #cloud-config.',
  fix: (_, { source, range }) => {
    const at = lineAt(textLines(source), range.start)
    const changes = [
      { source, from: 0, to: 0, lines: ['## template: jinja'] },
      { source, from: at, to: at + 1, lines: [] },
    ]
    return { title: 'Move it to the first line', safe: true, changes }
  },
})

/** What was meant for Jinja beyond doubt. */
const asksInstanceData = /\{\{-?\s*(?:ds|v1)\b/

/** The marker of a template that stands where it is a comment. */
export function misplacedMarker(text: string): Range | undefined {
  const marker = /^##[ \t]*template:[ \t]*jinja[ \t]*$/im.exec(text.slice(0, 4096))
  if (!marker || marker.index === 0 || !/\{[{%]/.test(text)) return undefined
  return { start: marker.index, end: marker.index + marker[0].length }
}
