import { defineUserDataCheck } from './user-data-check.ts'

export const udMergeTypeMalformed = defineUserDataCheck({
  code: 'ud-merge-type-malformed',
  title: 'A merge type that cloud-init does not know',
  reasons: ['merge-type'],
  sources: ['cloud-init: mergers/__init__.py'],
  message: ({ file }) =>
    `${file}: the merge type of this part is not of the form list(append)+dict(recurse_array)+str(), so the whole part is dropped with a warning`,
  help: () => 'Name dict, list and str, each with its options in parentheses, joined by a plus sign.',
})
