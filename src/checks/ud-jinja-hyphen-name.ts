import type { UserDataPart } from '../user-data/user-data.ts'
import { defineCheck } from './define-check.ts'

export const udJinjaHyphenName = defineCheck({
  code: 'ud-jinja-hyphen-name',
  title: 'A template names a variable with a hyphen',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/jinja_template.py', 'https://github.com/harvester/harvester/issues/2342'],
  *find({ userData, vendorData }) {
    for (const part of [...userData.parts, ...vendorData.parts])
      if (part.type === 'text/jinja2')
        for (const { name, start } of hyphenNames(part)) {
          const range = { start, end: start + name.length }
          yield { spot: { source: part.text, range }, args: { name, instead: name.replaceAll('-', '_') } }
        }
  },
  message: ({ name }) =>
    `in Jinja a hyphen is a minus: "${name}" is a subtraction of two variables that do not exist, so the template is not rendered, or renders to something else`,
  help: ({ instead }) => `Write ${instead}, or name the key in brackets: ds.meta_data['local-hostname'].`,
  fix: ({ instead }) => ({ title: `Write ${instead}`, safe: true, replacement: instead }),
})

/** Names that cloud-init knows by a hyphen, outside of quotes. */
const hyphenName =
  /(?<![\w.'"[-])(?:(?:ds|v1)(?:\.\w+){0,8}\.[a-z]\w*(?:-[a-z]\w*)+|(?:instance|local|cloud|availability)-(?:id|hostname|name|zone))(?![\w'"-])/g

function* hyphenNames({ text: { text } }: UserDataPart) {
  for (const expression of text.matchAll(/\{[{%][^{}%]{0,500}/g))
    for (const match of expression[0].matchAll(hyphenName))
      yield { name: match[0].slice(0, 80), start: expression.index + match.index }
}
