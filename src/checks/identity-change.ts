import type { DriftSide } from '../drift/drift-side.ts'
import type { Place } from '../findings/finding.ts'
import { defineCheck } from './define-check.ts'
import { inOlder } from './place-in-file.ts'
import { placeOfInstanceId } from './seed-identity.ts'

export const identityChange = defineCheck({
  code: 'identity-change',
  title: 'The instance-id changed: the guest runs its first boot again',
  severity: 'warning',
  effect: 'identity-changed',
  needs: ['previous-seed'],
  sources: [
    'cloud-init: stages.py, config/cc_ssh.py',
    'KubeVirt: pkg/virt-controller/watch/vm/firmware.go',
    'https://github.com/kubevirt/kubevirt/issues/10797',
  ],
  *find(subject) {
    const { drift, vm } = subject
    if (drift?.relation !== 'same-machine' || drift.identity.status !== 'changed') return
    if (drift.rootDisk === 'fresh') return
    const { older, newer } = drift.identity
    const before = older === null ? [] : [inOlder(drift.older, 'before', placeOfId(drift.older))]
    const at = newer === null && vm ? vm.domainPlace : placeOfId(subject)
    yield { at, related: before, args: { older, newer, vm: vm?.name ?? null } }
  },
  message: ({ older, newer }) =>
    `${changeInWords(older, newer)}: to cloud-init this is a new machine. It writes the network anew, runs users, packages and runcmd again, and makes new SSH host keys`,
  help: ({ older, newer }) =>
    older !== null && newer !== null
      ? `To keep the guest's identity, keep ${older}. Otherwise expect the warning about a changed host key, and check that runcmd may run twice.`
      : 'Copy the value that the cluster has (kubectl get vmi NAME -o jsonpath={.spec.domain.firmware.uuid}) to keep the identity; any other value begins a new one.',
})

const placeOfId = (side: DriftSide): Place => {
  const { vm } = side
  return vm?.firmwareUuid && side.metaData.status !== 'parsed'
    ? vm.firmwareUuid.place
    : placeOfInstanceId(side)
}

function changeInWords(older: string | null, newer: string | null): string {
  if (older === null)
    return `the instance-id is now fixed as ${newer}, unless the cluster has this value already`
  if (newer === null) return `the instance-id was ${older} and is now left to the cluster`
  return `the instance-id changes from ${older} to ${newer}`
}
