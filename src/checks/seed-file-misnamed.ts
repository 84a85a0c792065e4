import { isWellNamed } from '../seed/near-miss.ts'
import { defineCheck } from './define-check.ts'
import { nearMissesOf, whatFollows } from './near-misses-of.ts'

export const seedFileMisnamed = defineCheck({
  code: 'seed-file-misnamed',
  title: 'A seed file has not quite the name that cloud-init looks for',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: [
    'cloud-init: DataSourceNoCloud.py, util.read_seeded',
    'Linux: fs/isofs (Rock Ridge names are exact)',
  ],
  *find({ input, seed }) {
    for (const { wanted, found, severity, effect } of nearMissesOf(seed, (miss) => !isWellNamed(miss)))
      yield { at: { file: input }, severity, effect, args: { wanted, found } }
  },
  message: ({ wanted, found }) =>
    `the seed has no file "${wanted}", only ${found.map((name) => `"${name}"`).join(', ')}; cloud-init opens exact file names and never reads it: ${whatFollows(wanted)}`,
  help: ({ wanted, found }) =>
    `Rename ${found.length === 1 ? found[0] : 'the right one'} to ${wanted}: lower case, a hyphen, no extension.`,
})
