import type { JudgedCloudConfig } from '../cloud-config/judge.ts'
import type { Drift } from '../drift/drift.ts'
import type { Forecast } from '../forecast/forecast.ts'
import type { OlderIds } from '../kubevirt/older-instance-id.ts'
import type { Prediction } from '../kubevirt/predict-seed.ts'
import type { Secret } from '../kubevirt/secret.ts'
import type { Vm } from '../kubevirt/vm.ts'
import type { VmContext } from '../kubevirt/vm-context.ts'
import type { SerialLog } from '../log/serial-log.ts'
import type { MetaData } from '../meta-data/meta-data.ts'
import type { Guest } from '../network-config/guest.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'
import type { SchemaVerdict } from '../network-config/schema.ts'
import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import type { UserData } from '../user-data/user-data.ts'
import type { SourceText } from '../yaml/source-text.ts'

/** Everything that the checks look at: one seed, read or predicted, and what is known beside it. */
export interface Subject {
  /** The argument as given; where a fault of the image itself is placed. */
  readonly input: string
  readonly seed: Seed
  /** The seed files that are text, by name. */
  readonly sources: Readonly<Partial<Record<SeedFileName, SourceText>>>
  /** Files that are in the seed and are not UTF-8. */
  readonly notUtf8: readonly SeedFileName[]
  readonly metaData: MetaData
  readonly networkConfig: NetworkConfig
  readonly schema: SchemaVerdict | null
  readonly userData: UserData
  readonly vendorData: UserData
  /** Every `#cloud-config` of user-data, then of vendor-data, in the order in which they are merged. */
  readonly cloudConfigs: readonly JudgedCloudConfig[]
  /** cloud-init takes this seed and does not lose it on the way. */
  readonly claimed: boolean
  readonly vm: Vm | null
  readonly olderIds: OlderIds | null
  readonly secrets: readonly Secret[]
  /** Everything that the manifests of the call hold; `null` without any. */
  readonly manifests: VmContext | null
  readonly forecast: Forecast
  /** What KubeVirt makes of the manifests now, beside a seed that was read from an image; `null` without manifests. */
  readonly predicted: Prediction | null
  /** What differs from an older seed of the machine, or from its original; `null` where there is none to compare with. */
  readonly drift: Drift | null
  /** What the caller tells of the guest. */
  readonly guest: Guest
  /** What the guest itself said; `null` without a log, or with one that cannot be read. */
  readonly log: SerialLog | null
}
