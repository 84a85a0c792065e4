import type { OlderIds } from '../kubevirt/older-instance-id.ts'
import type { Vm } from '../kubevirt/vm.ts'
import type { MetaData } from '../meta-data/meta-data.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'
import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import type { UserData } from '../user-data/user-data.ts'
import type { SourceText } from '../yaml/source-text.ts'

/** One of the two seeds that are compared, and the VM that it is for. */
export interface DriftSide {
  /** The argument as given. */
  readonly input: string
  readonly seed: Seed
  readonly sources: Readonly<Partial<Record<SeedFileName, SourceText>>>
  readonly metaData: MetaData
  readonly networkConfig: NetworkConfig
  readonly userData: UserData
  readonly vendorData: UserData
  readonly claimed: boolean
  readonly vm: Vm | null
  readonly olderIds: OlderIds | null
}
