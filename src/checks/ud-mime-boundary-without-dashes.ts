import { textLines } from '../fixes/text-lines.ts'
import { insertion } from '../fixes/tokens.ts'
import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeBoundaryWithoutDashes = defineUserDataCheck({
  code: 'ud-mime-boundary-without-dashes',
  title: 'The delimiter lines of a MIME message lack their dashes',
  reasons: ['delimiter-without-dashes'],
  sources: [
    'cloud-init: user_data.py',
    'Python: email/feedparser.py',
    'https://github.com/cloudbase/cloudbase-init/issues/203',
  ],
  message: ({ file }) =>
    `${file}: lines that separate the parts must be "--" and the boundary; without the dashes the message has no part, and nothing of it is applied, without a word`,
  help: () =>
    'Write "--" before the boundary on each separating line, and "--" behind it as well on the last.',
  fix: ({ name = '' }, { source }) => {
    const { texts, starts } = textLines(source)
    const at = texts.flatMap((line, index) => (line === name || line === `${name}--` ? [index] : []))
    const closes = texts[at.at(-1) ?? -1] === `${name}--`
    return closes
      ? {
          title: 'Write -- before the boundary',
          safe: true,
          changes: at.map((index) => insertion(source, starts[index] ?? 0, '--')),
        }
      : undefined
  },
})
