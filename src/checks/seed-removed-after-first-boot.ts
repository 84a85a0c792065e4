import type { Boot } from '../log/boot.ts'
import { defineCheck, type Found } from './define-check.ts'
import { inLog } from './log-place.ts'
import { inOlder } from './place-in-file.ts'
import type { Subject } from './subject.ts'

type RemovalArgs = Readonly<Record<'before' | 'now' | 'vm', string | null>>

export const seedRemovedAfterFirstBoot = defineCheck({
  code: 'seed-removed-after-first-boot',
  title: 'The guest had a seed before, and has none any more',
  severity: 'warning',
  effect: 'identity-changed',
  needs: ['serial-log'],
  // Two revisions of the VM show it before the guest boots.
  instead: 'previous-seed',
  sources: [
    'cloud-init: DataSourceNone.py, stages.py (generate_fallback_config)',
    'https://github.com/canonical/cloud-init/issues/3506',
    'https://github.com/canonical/cloud-init/issues/3772',
  ],
  *find(subject) {
    yield* seenInLog(subject)
    yield* lostVolume(subject)
  },
  message: ({ before, now, vm }) =>
    vm === null
      ? `the guest ran on ${before ?? 'a seed that its VM no longer has'} before and now has ${now}: the cloud-init disk was removed, cloud-init takes it for a new instance and writes its default network over the old one`
      : `VM ${vm} had the cloud-init volume "${before}" and has none now: without a datasource cloud-init takes the guest for a new instance, and may write its own DHCP for the first NIC over the network that the seed gave`,
  help: () =>
    'Leave the cloud-init volume in the VM for as long as it lives; or switch cloud-init off in the guest before you remove it (touch /etc/cloud/cloud-init.disabled).',
})

function* seenInLog(subject: Subject): Iterable<Found<RemovalArgs>> {
  const { log } = subject
  const now = log?.last?.datasource
  const before = seedBefore(subject)
  if (!log || !now || !before) return
  const related =
    before === 'vm' ? [] : [{ message: `before: ${before.text}`, location: inLog(log.file, before.place) }]
  const args = { before: before === 'vm' ? null : before.text, now: now.text, vm: null }
  yield { at: inLog(log.file, now.place), related, args }
}

function* lostVolume({ drift, vm }: Subject): Iterable<Found<RemovalArgs>> {
  const before = drift?.older.vm?.cloudInit
  if (!vm || !before || vm.cloudInit || drift.relation !== 'same-machine' || drift.rootDisk === 'fresh')
    return
  const related = [inOlder(drift.older, 'before', before.place)]
  yield { at: vm.namePlace, related, args: { before: before.name, now: null, vm: vm.name } }
}

/** Where the guest had its seed from, now that it has none: an earlier boot of the log, or the VM has no such volume. */
export function seedBefore({ log, vm }: Subject): NonNullable<Boot['datasource']> | 'vm' | undefined {
  if (!log?.last?.datasource?.text.startsWith('DataSourceNone')) return undefined
  const earlier = log.earlier.findLast(({ datasource }) => datasource?.text.startsWith('DataSourceNoCloud'))
  if (earlier?.datasource) return earlier.datasource
  return vm && !vm.cloudInit ? 'vm' : undefined
}
