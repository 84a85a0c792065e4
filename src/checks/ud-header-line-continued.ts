import { firstLine } from '../user-data/attached.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udHeaderLineContinued = defineCheck({
  code: 'ud-header-line-continued',
  title: 'The keys of a cloud-config stand on the line of its header',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/__init__.py (type_from_starts_with)', 'YAML 1.2.2, 8.1.3 (folded style)'],
  *find({ userData, vendorData }) {
    for (const { parts } of [userData, vendorData])
      for (const { text, type } of parts) {
        const line = firstLine(text.text)
        const header = text.text.slice(line.start, Math.min(line.end, line.start + longestLooked))
        if (type === 'text/cloud-config' && continued.test(header))
          yield { at: locate(text, line), args: { file: text.file } }
      }
  },
  message: ({ file }) =>
    `${file}: keys stand on the line of #cloud-config, which is a comment to YAML; cloud-init takes the type from it and sets nothing of what stands behind it`,
  help: () =>
    'Keep the line breaks: in a manifest "userData: |" instead of ">" or quotes; "\\n" is a line break in double quotes only.',
})

const longestLooked = 400
/** A key behind the header, or a line break that was written and not made. */
const continued = /^#cloud-config(?:\\n|[ \t]+[\w-]+:(?:[ \t]|$))/i
