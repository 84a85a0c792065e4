import { defaultLimits } from './bytes/limits.ts'
import { hexOf, sha256 } from './bytes/secure-hash.ts'
import type { Subject } from './checks/subject.ts'
import { judgeCloudConfigs } from './cloud-config/judge.ts'
import { manifestFiles, report, type VmManifest } from './inspect.ts'
import type { Prediction } from './kubevirt/predict-seed.ts'
import { readVmContext, selectVm, type VmContext } from './kubevirt/vm-context.ts'
import { judgePredicted } from './lint-manifests.ts'
import { type GuestOptions, readGuest } from './network-config/guest.ts'
import { predictedSubject } from './predicted-subject.ts'
import type { InspectedResult, Result } from './report/result.ts'
import type { Seed } from './seed/seed.ts'
import type { SeedFileName } from './seed/seed-file-name.ts'
import { joinSubject, withOlder } from './subject.ts'
import { noUserData, readUnpacked, type UserData } from './user-data/user-data.ts'

export interface DiffOptions extends GuestOptions {
  /** The seeds are of two machines, the newer one a copy of the older. Default: one machine, before and after. */
  readonly clone?: boolean
  /** How results and findings name the newer and the older input. Defaults: `newer`, `older`. */
  readonly input?: string
  readonly olderInput?: string
  /** Manifests of the VM, for seeds that were read from images. */
  readonly vm?: VmManifest | readonly VmManifest[]
  /** `namespace/name`, where `vm` holds several VMs. */
  readonly select?: string
  /** Leave passwords, keys and tokens in `value`s. */
  readonly showSecrets?: boolean
}

/**
 * Says what a guest that has the older seed does with the newer one. Each is a seed as `readSeed` gives it, or a
 * prediction of `predictSeed`. Payloads packed by gzip are compared as bytes. Throws `VmSelectionError` when `vm` holds
 * no VM, or none that fits.
 */
export function diffSeeds(
  older: Seed | Prediction,
  newer: Seed | Prediction,
  options: DiffOptions = {},
): Result {
  const { input = 'newer', olderInput = 'older' } = options
  const context = options.vm === undefined ? undefined : readVmContext(manifestFiles(options.vm))
  return diffSubjects(
    { subject: subjectOf(older, olderInput, context, options) },
    {
      subject: subjectOf(newer, input, context, options),
      ...(isPrediction(newer) ? { prediction: newer } : {}),
    },
    options,
  )
}

/** A seed that is joined with its VM already, and what it was predicted by. */
export interface DiffOperand {
  readonly subject: Subject
  readonly prediction?: Prediction
}

export function diffSubjects(
  older: DiffOperand,
  newer: DiffOperand,
  { clone = false, showSecrets = false }: Pick<DiffOptions, 'clone' | 'showSecrets'>,
): InspectedResult {
  const subject = withOlder(newer.subject, older.subject, clone ? 'clone' : 'same-machine')
  if (newer.prediction) return judgePredicted(subject, newer.prediction, { showSecrets })
  const digests = subject.seed.files.map(({ bytes }) => hexOf(sha256(bytes)))
  return report(subject, digests, showSecrets)
}

const isPrediction = (side: Seed | Prediction): side is Prediction => 'startError' in side

function subjectOf(
  side: Seed | Prediction,
  input: string,
  context: VmContext | undefined,
  { select, ...told }: DiffOptions,
): Subject {
  const guest = readGuest(told)
  if (isPrediction(side)) return predictedSubject(input, side, guest)
  const userData = payloadOf(side, 'user-data')
  const vendorData = payloadOf(side, 'vendor-data')
  return joinSubject(
    input,
    side,
    {
      userData,
      vendorData,
      cloudConfigs: judgeCloudConfigs([...userData.cloudConfigs, ...vendorData.cloudConfigs]),
    },
    (instanceId) => (context ? selectVm(context, instanceId, select) : null),
    { guest, log: null },
  )
}

function payloadOf({ files }: Seed, name: SeedFileName): UserData {
  const bytes = files.find((file) => file.name === name)?.bytes
  return bytes ? readUnpacked(bytes, { file: name, text: '' }, defaultLimits) : noUserData('absent')
}
