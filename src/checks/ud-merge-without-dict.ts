import { defineUserDataCheck } from './user-data-check.ts'

export const udMergeWithoutDict = defineUserDataCheck({
  code: 'ud-merge-without-dict',
  title: 'A merge type says nothing of mappings',
  reasons: ['merge-without-dict'],
  sources: ['cloud-init: mergers/__init__.py'],
  message: ({ file }) =>
    `${file}: the merge type of this part names no dict(), and a cloud-config is a mapping: nothing of the part is taken, without a word`,
  help: () => 'Add dict(), for example list(append)+dict(recurse_array)+str().',
})
