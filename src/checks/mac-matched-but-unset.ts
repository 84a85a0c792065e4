import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const macMatchedButUnset = defineCheck({
  code: 'mac-matched-but-unset',
  title: 'network-config names a MAC, and the VM spec fixes none',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  needs: ['vm'],
  since: 'cloud-init 19.3',
  sources: [
    'cloud-init: stages.py (wait for physical devices)',
    'https://github.com/kubevirt/kubevirt/issues/10180',
  ],
  *find({ vm, networkConfig, sources }) {
    const source = sources['network-config']
    const unset = vm?.interfaces.filter(({ mac }) => !mac) ?? []
    if (!vm || !source || unset.length === 0) return
    for (const { id, mac, waited } of networkConfig.links) {
      if (!mac?.normal || vm.interfaces.some((nic) => nic.normalMac === mac.normal)) continue
      const now = unset.some((nic) => nic.statusMac === mac.normal)
      yield {
        at: locate(source, mac.range, mac.path),
        related: unset.map(({ name, place }) => ({
          message: `interface "${name}" has no macAddress`,
          location: place,
        })),
        args: { entry: id, mac: mac.normal, vm: vm.name, waited, now },
        ...(now ? { effect: 'at-restart' as const } : waited ? {} : { effect: 'nic-down' as const }),
      }
    }
  },
  message: ({ entry, mac, vm, waited, now }) =>
    `"${entry}" in network-config wants MAC ${mac}, and VM ${vm} fixes no such macAddress: ${now ? 'this pod has it, the next one will not' : waited ? 'cloud-init waits for a device that the pod does not bring, and writes no network at all' : 'the entry applies to no NIC'}`,
  help: ({ mac }) => `Set macAddress: "${mac}" on the interface in the VM spec, or match by name.`,
})
