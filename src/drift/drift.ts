import type { RootDisk } from '../kubevirt/vm.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'
import type { DriftSide } from './drift-side.ts'
import { compareIdentity, type IdentityChange } from './identity.ts'
import { compareMacs, type MacChange } from './mac-change.ts'
import { type ChangeStatus, compareNetwork, rendersOnEachBoot } from './network-change.ts'
import { comparePayload, type PayloadChange } from './payload-change.ts'

/** One machine before and after a change, or a machine and its copy. */
export type Relation = 'same-machine' | 'clone'

/** What differs between two seeds, and what of it the guest takes notice of. */
export interface Drift {
  readonly relation: Relation
  readonly older: DriftSide
  readonly identity: IdentityChange
  readonly network: ChangeStatus
  readonly payloads: readonly PayloadChange[]
  readonly macs: readonly MacChange[]
  /** Of the newer VM; `unknown` without one. */
  readonly rootDisk: RootDisk
  /** The network that the guest goes on with: it is not written again. `null` where the newer seed's is. */
  readonly keptNetwork: NetworkConfig | null
}

export function compareSides(older: DriftSide, newer: DriftSide, relation: Relation): Drift {
  const identity = compareIdentity(older, newer)
  const rootDisk = newer.vm?.rootDisk ?? 'unknown'
  const network = compareNetwork(older.networkConfig, newer.networkConfig)
  const keeps = relation === 'same-machine' && identity.status === 'same' && rootDisk !== 'fresh'
  const keptNetwork = keeps && !rendersOnEachBoot(older.userData) ? older.networkConfig : null
  return {
    relation,
    older,
    identity,
    network,
    payloads: (['user-data', 'vendor-data'] as const).map((file) => comparePayload(file, older, newer)),
    macs: compareMacs(older.vm, newer.vm, keptNetwork),
    rootDisk,
    keptNetwork,
  }
}
