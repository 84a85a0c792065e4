import { defineCheck } from './define-check.ts'
import { inOlder } from './place-in-file.ts'

export const seedVolumeRemoved = defineCheck({
  code: 'seed-volume-removed',
  title: 'The VM had a cloud-init volume, and has none now',
  severity: 'warning',
  effect: 'fallback',
  needs: ['previous-seed', 'vm'],
  sources: [
    'cloud-init: stages.py (DataSourceNone, generate_fallback_config)',
    'https://github.com/canonical/cloud-init/issues/3506',
    'https://github.com/canonical/cloud-init/issues/3772',
  ],
  *find({ drift, vm }) {
    const before = drift?.older.vm?.cloudInit
    if (!vm || !before || vm.cloudInit || drift.relation !== 'same-machine') return
    if (drift.rootDisk === 'fresh') return
    const related = [inOlder(drift.older, 'before', before.place)]
    yield { at: vm.namePlace, related, args: { vm: vm.name, volume: before.name } }
  },
  message: ({ vm, volume }) =>
    `VM ${vm} had the cloud-init volume "${volume}" and has none now: without a datasource cloud-init may write its own DHCP for the first NIC over the network that the seed gave`,
  help: () =>
    'Keep the volume, or switch cloud-init off in the guest first (touch /etc/cloud/cloud-init.disabled).',
})
