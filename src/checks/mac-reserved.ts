import { defineCheck } from './define-check.ts'

export const macReserved = defineCheck({
  code: 'mac-reserved',
  title: 'macAddress is one that the pod or libvirt uses itself',
  severity: 'error',
  effect: 'no-address',
  needs: ['vm'],
  sources: [
    'KubeVirt: pkg/network/link (bridge of the masquerade binding)',
    'https://github.com/kubevirt/kubevirt/issues/1494',
  ],
  *find({ vm }) {
    for (const { name, mac, normalMac, binding } of vm?.interfaces ?? []) {
      if (!mac || normalMac === null) continue
      const bridge = binding === 'masquerade' && normalMac === '02:00:00:00:00:00'
      if (!bridge && !normalMac.startsWith('fe:')) continue
      const weight = bridge ? {} : ({ severity: 'warning', effect: 'at-restart' } as const)
      yield { at: mac.place, args: { interface: name, mac: mac.text, bridge }, ...weight }
    }
  },
  message: ({ interface: name, mac, bridge }) =>
    bridge
      ? `macAddress ${mac} of interface "${name}" is that of the bridge in the pod, its gateway: the guest reaches nothing`
      : `macAddress ${mac} of interface "${name}" begins with fe, which libvirt keeps for its tap devices`,
  help: () => 'Choose another address with the first octet 02, unique in the cluster.',
})
