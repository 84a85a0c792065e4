import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const macNotOnVm = defineCheck({
  code: 'mac-not-on-vm',
  title: 'network-config names a MAC that no interface of the VM has',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  needs: ['vm'],
  since: 'cloud-init 19.3 (before: the rename fails)',
  sources: [
    'cloud-init: net/__init__.py, stages.py (wait for physical devices)',
    'https://github.com/kubevirt/kubevirt/issues/10180',
    'https://github.com/canonical/cloud-init/issues/4260',
  ],
  *find({ vm, networkConfig, sources }) {
    const source = sources['network-config']
    if (!vm || !source || vm.interfaces.some(({ mac }) => !mac)) return
    for (const { id, mac, waited } of networkConfig.links) {
      if (
        !mac?.normal ||
        vm.interfaces.some((nic) => nic.normalMac === mac.normal || nic.statusMac === mac.normal)
      )
        continue
      yield {
        at: locate(source, mac.range, mac.path),
        related: vm.interfaces.flatMap(({ name, mac: own }) =>
          own ? [{ message: `interface "${name}"`, location: own.place }] : [],
        ),
        args: {
          entry: id,
          mac: mac.normal,
          vm: vm.name,
          vmMacs: vm.interfaces.flatMap(({ normalMac }) => normalMac ?? []),
          waited,
        },
        ...(waited ? {} : { effect: 'nic-down' as const }),
      }
    }
  },
  message: ({ entry, mac, vm, waited }) =>
    `"${entry}" in network-config wants MAC ${mac}, which no interface of VM ${vm} has; cloud-init ${waited ? 'waits for the device, gives up, and writes no network at all' : 'writes it, and it applies to no NIC'}`,
  help: ({ vmMacs }) => `Use ${vmMacs.join(' or ')} (from the VM spec), or match by name.`,
})
