import { isExplained } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const metaDataMissing = defineCheck({
  code: 'meta-data-missing',
  title: 'The seed has no meta-data',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: DataSourceNoCloud.py', 'https://github.com/canonical/cloud-init/issues/3882'],
  *find({ input, seed }) {
    if (seed.volume === null) return
    if ([...seed.files, ...seed.lost].some(({ name }) => name === 'meta-data')) return
    if (isExplained(seed, 'meta-data')) return
    yield { at: { file: input }, args: { present: seed.files.map(({ name }) => name) } }
  },
  message: ({ present }) =>
    `the seed has no file "meta-data"${present.length > 0 ? ` (only ${present.join(', ')})` : ''}; cloud-init refuses it as "not a valid seed"`,
  help: () => 'Add meta-data with an instance-id; an empty file is enough for cloud-init to take the seed.',
})
