import { defineCheck } from './define-check.ts'
import { inOlder } from './place-in-file.ts'

export const macChanged = defineCheck({
  code: 'mac-changed',
  title: 'The MAC of an interface changed',
  severity: 'info',
  effect: 'none',
  step: 'nic',
  needs: ['previous-seed', 'vm'],
  sources: [
    'cloud-init: stages.py (apply_network_config), net/__init__.py (generate_fallback_config)',
    'https://github.com/kubevirt/kubevirt/issues/9993',
  ],
  *find({ drift, vm }) {
    if (drift?.relation !== 'same-machine') return
    for (const { interface: name, older, newer, remembered, nic } of drift.macs) {
      // One that changed with each pod before is known to nobody.
      if (older === null && !remembered) continue
      const before = drift.older.vm?.interfaces.find((each) => each.name === name)?.mac
      const related = before ? [inOlder(drift.older, 'before', before.place)] : []
      const weight =
        remembered && older !== null
          ? ({ severity: 'error', effect: 'nic-down' } as const)
          : remembered
            ? ({ severity: 'warning', effect: 'nic-down' } as const)
            : {}
      const args = { interface: name, older, newer, remembered, vm: vm?.name ?? '' }
      yield { at: nic.mac?.place ?? nic.place, related, args, ...weight }
    }
  },
  message: ({ interface: name, older, newer, remembered }) =>
    `the MAC of interface "${name}" changes from ${older ?? 'one per pod'} to ${newer ?? 'one per pod'}${
      remembered
        ? `: the instance-id is the same, so the guest keeps a network that is bound to ${older ?? 'the MAC of its first boot'}, and the NIC stays down`
        : '; DHCP reservations and port security that know the older one no longer fit'
    }`,
  help: ({ older, newer, remembered }) => {
    if (!remembered) return newer === null ? 'Set macAddress.' : 'Change what knows the older address.'
    return older === null
      ? `Use the MAC of the running VMI (status.interfaces), or change the instance-id as well (domain.firmware.uuid).`
      : `Keep ${older}, or change the instance-id as well (domain.firmware.uuid).`
  },
})
