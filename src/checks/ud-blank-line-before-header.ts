import { lineAt, textLines } from '../fixes/text-lines.ts'
import { firstLine } from '../user-data/attached.ts'
import { defineCheck } from './define-check.ts'

export const udBlankLineBeforeHeader = defineCheck({
  code: 'ud-blank-line-before-header',
  title: 'A blank line stands before the header of user-data',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: handlers/__init__.py', 'https://github.com/woodpecker-ci/autoscaler/issues/655'],
  *find({ userData, vendorData }) {
    for (const { parts, source } of [userData, vendorData])
      for (const { text, type } of parts)
        if (text === source && type === 'text/cloud-config' && /^\s/.test(text.text))
          yield { spot: { source: text, range: firstLine(text.text) }, args: { file: text.file } }
  },
  message: ({ file }) =>
    `${file}: white space stands before #cloud-config; cloud-init strips it, but other readers (cloudbase-init, Ignition, providers' own checks) may not know the type`,
  help: () => 'Make #cloud-config the very first line.',
  fix: (_, { source, range }) => {
    const to = lineAt(textLines(source), range.start)
    return to === 0
      ? undefined
      : { title: 'Remove the blank lines', safe: true, changes: [{ source, from: 0, to, lines: [] }] }
  },
})
