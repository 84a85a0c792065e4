import { hexOf, sha256 } from './bytes/secure-hash.ts'
import { report } from './inspect.ts'
import { predictVm } from './kubevirt/predict-seed.ts'
import type { VmContext } from './kubevirt/vm-context.ts'
import { selectVm } from './kubevirt/vm-context.ts'
import { placed } from './lint-manifests.ts'
import type { SerialLog } from './log/serial-log.ts'
import { unknownGuest } from './network-config/guest.ts'
import { logSubject, predictedSubject } from './predicted-subject.ts'
import type { InspectedResult } from './report/result.ts'

export interface InspectLogOptions {
  /** `namespace/name`, where the manifests hold several VMs. */
  readonly select?: string
  readonly showSecrets?: boolean
}

/**
 * Says what became of a guest by what it said itself; with manifests, against the seed that they lead to. Throws
 * `VmSelectionError` when the manifests hold no VM, or none that fits.
 */
export function inspectLog(
  log: SerialLog,
  manifests: VmContext | undefined,
  { select, showSecrets = false }: InspectLogOptions,
): InspectedResult {
  if (!manifests) return report(logSubject(log), [], showSecrets)
  const { vm } = selectVm(manifests, '', select)
  const prediction = predictVm(vm, manifests)
  const subject = predictedSubject(log.file, prediction, unknownGuest, log)
  const digests = subject.seed.files.map(({ bytes }) => hexOf(sha256(bytes)))
  const result = report(subject, digests, showSecrets)
  const findings = result.findings.map((finding) =>
    finding.location?.file === log.file ? finding : placed(finding, vm, prediction),
  )
  return { ...result, findings }
}
