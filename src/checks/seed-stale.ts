import { changedSince, type Difference, differenceOf } from '../drift/image-difference.ts'
import { hookOf } from '../kubevirt/hook-sidecar.ts'
import { olderRuleOf } from '../kubevirt/older-instance-id.ts'
import type { PredictedFile, Prediction } from '../kubevirt/predict-seed.ts'
import { findSecret } from '../kubevirt/secret.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck, type Found } from './define-check.ts'
import { keyAt } from './place-in-file.ts'
import type { Subject } from './subject.ts'

const names = ['meta-data', 'user-data', 'network-config'] as const

type StaleArgs = {
  readonly file: string
  readonly difference: Difference['kind'] | 'older'
  readonly line: number | null
  readonly created: string | null
  readonly changed: string | null
  readonly hook: boolean
}

export const seedStale = defineCheck({
  code: 'seed-stale',
  title: 'The seed is not what KubeVirt makes of these manifests now',
  severity: 'warning',
  effect: 'at-restart',
  needs: ['vm'],
  sources: [
    'KubeVirt: pkg/virt-launcher/virtwrap/manager.go (the seed is written once per pod)',
    'https://github.com/kubevirt/kubevirt/issues/8813',
  ],
  *find(subject): Generator<Found<StaleArgs>> {
    const { predicted, seed, vm } = subject
    if (!vm || predicted?.volume !== 'cloudInitNoCloud' || predicted.startError !== null) return
    if (isOfAnother(subject)) return
    const created = seed.maker?.created ?? null
    const since = changedSince(created, secretsOf(predicted))
    const times = { created: since && created, changed: since }
    const hook = hookOf(vm) !== undefined
    let differs = false
    for (const name of names) {
      const found = differenceOf(name, subject, predicted)
      if (!found) continue
      differs = true
      yield {
        ...placesOf(name, found, subject, predicted.files[name]),
        args: { file: name, difference: found.kind, line: found.line, ...times, hook },
        ...(found.harmless || hook ? { severity: 'info' as const, effect: 'none' as const } : {}),
      }
    }
    if (differs || since === null || !names.some((name) => predicted.files[name].status === 'unknown')) return
    const args = { file: subject.input, difference: 'older', line: null, ...times, hook } as const
    yield { at: { file: subject.input }, args }
  },
  message: ({ file, difference, line, created, changed, hook }) =>
    `${inWords(file, difference, line)}${changed === null || difference === 'older' ? '' : ` (it was made at ${created}, the Secret changed at ${changed})`}${hook ? '; a hook sidecar may have made it so' : `${difference === 'older' ? ` (${created}, changed at ${changed})` : ''}: the guest has the older state until its next pod`}`,
  help: () =>
    'Check that image and manifests belong together. What was changed in Git or in a Secret reaches the seed with the next pod, and a guest that has booted before only with a new instance-id.',
})

function inWords(file: string, difference: StaleArgs['difference'], line: number | null): string {
  if (difference === 'older') return 'the image is older than the Secret that its data come from'
  if (difference === 'added') return `the seed has ${file}, and the manifests give none`
  return `${file} of the seed differs from what the manifests give, first in line ${line}`
}

function placesOf(
  name: (typeof names)[number],
  { line, range, otherRange }: Difference,
  { sources }: Subject,
  file: PredictedFile,
) {
  const source = sources[name]
  const isPayload = name === 'user-data'
  const at =
    source && line !== null ? locate(source, isPayload ? keyAt(source.text, range) : range) : { file: name }
  if (file.status !== 'known') return { at }
  const location =
    file.source.text === ''
      ? file.place
      : locate(file.source, isPayload ? keyAt(file.source.text, otherRange) : otherRange)
  return { at, related: [{ message: 'in the manifests', location }] }
}

/** The identity says so: what else differs has the same cause. */
function isOfAnother({ vm, metaData, olderIds }: Subject): boolean {
  const uuid = vm?.firmwareUuid?.text.toLowerCase()
  const { instanceId } = metaData
  if (uuid === undefined || metaData.status !== 'parsed' || uuid === instanceId.toLowerCase()) return false
  return olderIds === null || olderRuleOf(instanceId, olderIds) === undefined
}

function secretsOf({ from: { vm, context } }: Prediction) {
  const refs = [vm.cloudInit?.userData.secret, vm.cloudInit?.networkData.secret]
  return refs.flatMap((ref) => (ref ? (findSecret(context.secrets, ref.text, vm.namespace) ?? []) : []))
}
