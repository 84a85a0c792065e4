import { defineUserDataCheck } from './user-data-check.ts'

export const udLaunchIndexOther = defineUserDataCheck({
  code: 'ud-launch-index-other',
  title: 'A part is meant for another launch-index',
  reasons: ['launch-index'],
  severity: 'warning',
  sources: ['cloud-init: filters/launch_index.py'],
  message: ({ file }) =>
    `${file}: the launch-index of this part is not that of meta-data, so this guest leaves it out`,
  help: () => 'Remove launch-index, or give meta-data the same one.',
})
