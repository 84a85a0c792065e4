import { defineCheck } from './define-check.ts'
import { inOlder } from './place-in-file.ts'
import { placeOfInstanceId } from './seed-identity.ts'

export const cloneSameInstanceId = defineCheck({
  code: 'clone-same-instance-id',
  title: 'A clone has the instance-id of its original',
  severity: 'error',
  effect: 'not-applied',
  needs: ['previous-seed'],
  sources: [
    'cloud-init: stages.py (instancify), config/cc_ssh.py',
    'https://github.com/kubevirt/kubevirt/issues/14389',
    'https://github.com/kubevirt/kubevirt/issues/10797',
  ],
  *find(subject) {
    const { drift, vm } = subject
    if (drift?.relation !== 'clone' || drift.identity.status !== 'same' || drift.rootDisk === 'fresh') return
    const related = [inOlder(drift.older, 'of the original', placeOfInstanceId(drift.older))]
    const args = { instanceId: drift.identity.newer ?? drift.identity.older, vm: vm?.name ?? null }
    yield { at: placeOfInstanceId(subject), related, args }
  },
  message: ({ instanceId }) =>
    `original and clone have the same instance-id${instanceId === null ? '' : ` (${instanceId})`}: a copied disk takes this seed for one that it has applied, so the clone keeps the users, the network and the SSH host keys of the original`,
  help: ({ vm }) =>
    vm === null
      ? 'Give the clone an instance-id of its own in meta-data.'
      : 'Give the clone a domain.firmware.uuid of its own.',
})
