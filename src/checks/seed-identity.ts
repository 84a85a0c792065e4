import type { Place } from '../findings/finding.ts'
import { olderRuleOf } from '../kubevirt/older-instance-id.ts'
import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import type { Subject } from './subject.ts'

export const seedIdentity = defineCheck({
  code: 'seed-identity',
  title: 'The instance-id is not the firmware UUID of the VM',
  severity: 'error',
  effect: 'identity-changed',
  needs: ['vm'],
  since: 'KubeVirt 0.55',
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go', 'https://github.com/kubevirt/kubevirt/pull/7807'],
  *find(subject) {
    const { vm, metaData, olderIds } = subject
    const uuid = vm?.firmwareUuid
    if (!vm || !uuid || subject.seed.volume === null || metaData.status !== 'parsed') return
    if (metaData.instanceId.toLowerCase() === uuid.text.toLowerCase()) return
    const older = olderIds !== null && olderRuleOf(metaData.instanceId, olderIds) !== undefined
    const related = [{ message: 'firmware.uuid of the spec', location: uuid.place }]
    yield {
      at: placeOfInstanceId(subject),
      related,
      args: { instanceId: metaData.instanceId, uuid: uuid.text, older },
      ...(older ? { severity: 'warning' as const } : {}),
    }
  },
  message: ({ instanceId, uuid, older }) =>
    `the seed's instance-id is ${instanceId}, the VM's firmware.uuid is ${uuid}: ${older ? 'the image comes from before the uuid was set' : 'this is the seed of another VM, or an older one'}`,
  help: ({ older }) =>
    older
      ? 'The next pod gets the new identity, and the guest runs its first boot again.'
      : 'Check that image and manifest belong together; copy the image from the Running pod.',
})

export function placeOfInstanceId({ metaData: { root, source } }: Pick<Subject, 'metaData'>): Place {
  const node = root && child(root, 'instance-id')
  return node && source ? locate(source, node.range, ['instance-id']) : { file: 'meta-data' }
}
