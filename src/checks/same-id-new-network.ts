import { defineCheck } from './define-check.ts'
import { inOlder, placeOfChange } from './place-in-file.ts'

export const sameIdNewNetwork = defineCheck({
  code: 'same-id-new-network',
  title: 'The network changed, and the instance-id did not',
  severity: 'warning',
  effect: 'not-applied',
  needs: ['previous-seed'],
  sources: [
    'cloud-init: stages.py (apply_network_config)',
    'https://github.com/canonical/cloud-init/issues/3268',
    'https://github.com/kubevirt/kubevirt/issues/8495',
  ],
  *find(subject) {
    const { drift, vm } = subject
    if (!drift?.keptNetwork || drift.network !== 'changed') return
    const { older, identity } = drift
    const args = {
      instanceId: identity.newer ?? identity.older,
      change: changeOf(older.networkConfig.status, subject.networkConfig.status),
      vm: vm?.name ?? null,
    }
    const hasOlder = older.sources['network-config'] !== undefined
    const related = hasOlder
      ? [inOlder(older, 'before', placeOfChange(older, subject, 'network-config'))]
      : []
    yield { at: placeOfChange(subject, older, 'network-config'), related, args }
  },
  message: ({ instanceId, change }) =>
    `network-config ${change}, and the instance-id is the same${instanceId === null ? '' : ` (${instanceId})`}: cloud-init writes the network for a new instance only, so a guest that has booted before keeps the older one`,
  help: ({ vm }) =>
    `${vm === null ? 'Change the instance-id in meta-data' : 'Set another domain.firmware.uuid'} to have it applied, which also runs the first boot again; or run cloud-init clean in the guest, or change its network there.`,
})

function changeOf(older: string, newer: string): string {
  if (newer === 'absent') return 'is gone'
  return older === 'absent' ? 'is new' : 'has changed'
}
