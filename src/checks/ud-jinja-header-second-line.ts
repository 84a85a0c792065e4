import { lineAt, textLines } from '../fixes/text-lines.ts'
import { defineCheck } from './define-check.ts'

export const udJinjaHeaderSecondLine = defineCheck({
  code: 'ud-jinja-header-second-line',
  title: 'The marker of a template is not on the first line',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/jinja_template.py', 'https://github.com/canonical/cloud-init/issues/3426'],
  *find({ userData, vendorData }) {
    for (const { text, type } of [...userData.parts, ...vendorData.parts]) {
      if (type === 'text/jinja2') continue
      const marker = /^##[ \t]*template:[ \t]*jinja[ \t]*$/im.exec(text.text.slice(0, 4096))
      if (!marker || !/\{[{%]/.test(text.text)) continue
      const range = { start: marker.index, end: marker.index + marker[0].length }
      yield { spot: { source: text, range }, args: { file: text.file } }
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
