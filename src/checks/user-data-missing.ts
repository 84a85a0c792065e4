import { isExplained } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const userDataMissing = defineCheck({
  code: 'user-data-missing',
  title: 'The seed has no user-data',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/canonical/cloud-init/issues/5858'],
  *find({ input, seed }) {
    if (seed.volume === null) return
    if ([...seed.files, ...seed.lost].some(({ name }) => name === 'user-data')) return
    if (isExplained(seed, 'user-data')) return
    yield { at: { file: input }, args: { present: seed.files.map(({ name }) => name) } }
  },
  message: ({ present }) =>
    `the seed has no file "user-data"${present.length > 0 ? ` (only ${present.join(', ')})` : ''}; cloud-init refuses it as "not a valid seed"`,
  help: () => 'Add user-data; an empty file is enough for cloud-init to take the seed.',
})
