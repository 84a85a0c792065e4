import { defineCheck } from './define-check.ts'
import { inOlder, placeOfChange } from './place-in-file.ts'

export const sameIdNewUserData = defineCheck({
  code: 'same-id-new-user-data',
  title: 'user-data changed, and the instance-id did not',
  severity: 'warning',
  effect: 'not-applied',
  needs: ['previous-seed'],
  sources: [
    'cloud-init: config/modules.py (frequencies, semaphores)',
    'https://github.com/canonical/cloud-init/issues/3407',
    'https://github.com/kubevirt/kubevirt/issues/13376',
  ],
  *find(subject) {
    const { drift, vm } = subject
    if (drift?.relation !== 'same-machine' || drift.identity.status !== 'same') return
    if (drift.rootDisk === 'fresh') return
    const { older, identity } = drift
    for (const { file, status, once, isOnce } of drift.payloads) {
      if (status !== 'changed' || !isOnce) continue
      const instanceId = identity.newer ?? identity.older
      const related = older.sources[file]
        ? [inOlder(older, 'before', placeOfChange(older, subject, file))]
        : []
      yield {
        at: placeOfChange(subject, older, file),
        related,
        args: { file, keys: once, instanceId, vm: vm?.name ?? null },
      }
    }
  },
  message: ({ file, keys, instanceId }) =>
    `${file} has changed${keys.length === 0 ? '' : ` (${listed(keys)})`}, and the instance-id is the same${instanceId === null ? '' : ` (${instanceId})`}: that part counts once per instance, so a guest that has booted before does nothing about it`,
  help: ({ vm }) =>
    `${vm === null ? 'Change the instance-id in meta-data' : 'Set another domain.firmware.uuid'} to run the first boot again (also new SSH host keys), or make the change in the guest.`,
})

const most = 6

const listed = (keys: readonly string[]): string =>
  keys.slice(0, most).join(', ') + (keys.length > most ? ` and ${keys.length - most} more` : '')
