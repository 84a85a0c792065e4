import { defineLogCheck } from './define-log-check.ts'

export const logBlkidMissing = defineLogCheck({
  code: 'log-blkid-missing',
  title: 'ds-identify could not run blkid',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: tools/ds-identify', 'https://github.com/canonical/cloud-init/issues/3182'],
  kind: 'blkid-missing',
  message: ({ command }) =>
    `ds-identify could not run ${command} (127: not found), so it sees no volume labels and may switch cloud-init off although the seed is attached`,
  help: () =>
    'Make blkid reachable in the image: util-linux installed, and /sbin in the PATH of systemd generators.',
})
