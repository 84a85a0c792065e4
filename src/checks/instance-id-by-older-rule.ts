import { olderRuleOf } from '../kubevirt/older-instance-id.ts'
import { defineCheck } from './define-check.ts'
import { placeOfInstanceId } from './seed-identity.ts'

export const instanceIdByOlderRule = defineCheck({
  code: 'instance-id-by-older-rule',
  title: 'The instance-id was derived by an older KubeVirt and is fixed nowhere',
  severity: 'warning',
  effect: 'identity-changed',
  needs: ['vm'],
  since: 'KubeVirt 0.55 and 1.6',
  sources: [
    'KubeVirt: pkg/virt-controller/watch/vm/vm.go',
    'https://github.com/kubevirt/kubevirt/issues/8503',
  ],
  *find(subject) {
    const { vm, metaData, olderIds, seed } = subject
    if (!vm || vm.firmwareUuid || !olderIds || seed.volume === null || metaData.status !== 'parsed') return
    const rule = olderRuleOf(metaData.instanceId, olderIds)
    if (rule)
      yield { at: placeOfInstanceId(subject), args: { instanceId: metaData.instanceId, rule, vm: vm.name } }
  },
  message: ({ instanceId, rule, vm }) =>
    rule === 'uuid-of-name'
      ? `instance-id ${instanceId} is the UUIDv5 of the name ${vm}: KubeVirt up to 1.5 derived it, and a VM recreated on 1.6 or later gets another`
      : `instance-id ${instanceId} is name.namespace, as KubeVirt wrote it before 0.55; an upgrade changes it`,
  help: ({ instanceId, rule }) =>
    rule === 'uuid-of-name'
      ? `To keep this identity set firmware.uuid: ${instanceId}; to have the guest apply the seed anew set another one.`
      : 'Set firmware.uuid, and expect one first boot more when KubeVirt is upgraded.',
})
