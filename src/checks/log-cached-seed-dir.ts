import { defineCheck } from './define-check.ts'
import { inLog } from './log-place.ts'

export const logCachedSeedDir = defineCheck({
  code: 'log-cached-seed-dir',
  title: 'The guest used a seed directory on its disk instead of the attached volume',
  severity: 'warning',
  effect: 'not-applied',
  needs: ['serial-log'],
  sources: [
    'cloud-init: DataSourceNoCloud.py (seed_dir)',
    'https://github.com/canonical/cloud-init/issues/3977',
    'https://github.com/canonical/cloud-init/issues/3407',
    'https://github.com/canonical/cloud-init/issues/3683',
  ],
  *find({ log }) {
    const used = log?.last?.datasource
    const folder = /[[,=](\/[\w./-]{0,100}\/cloud\/seed\/[\w.-]{1,40})/.exec(used?.text ?? '')?.[1]
    if (log && used && folder) yield { at: inLog(log.file, used.place), args: { folder } }
  },
  message: ({ folder }) =>
    `the guest used the seed directory ${folder} on its own disk, which comes before any attached volume: the image was made with a cached seed in it, and a new ISO is ignored`,
  help: ({ folder }) => `Remove ${folder} from the disk image (cloud-init clean --seed), then boot again.`,
})
