import { defineUserDataCheck } from './user-data-check.ts'

export const udMergeTypeSpelling = defineUserDataCheck({
  code: 'ud-merge-type-spelling',
  title: 'A Merge-Type header is not written exactly so',
  reasons: ['merge-type-spelling'],
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/cloud_config.py'],
  message: ({ file, name }) =>
    `${file}: cloud-init looks for "Merge-Type" (or X-Merge-Type), letter case included, and not for "${name}"; the part replaces earlier keys instead`,
  help: () => 'Write Merge-Type.',
  fix: (_, { source, range }) => {
    const [written] = /^[\w-]+(?=\s*:)/.exec(source.text.slice(range.start, range.start + 100)) ?? []
    if (written === undefined) return undefined
    const end = range.start + written.length
    return {
      title: 'Write Merge-Type',
      safe: true,
      changes: [{ source, range: { start: range.start, end }, replacement: 'Merge-Type' }],
    }
  },
})
