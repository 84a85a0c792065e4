import type { Location } from '../yaml/source-text.ts'
import { resolvePayload } from './payload.ts'
import type { Secret } from './secret.ts'
import type { Vm } from './vm.ts'

/** Whether the spec has network data that KubeVirt puts into the seed. Only `absent` means that it has none. */
export type NetworkData =
  | { readonly status: 'known'; readonly origin: string; readonly place: Location }
  | { readonly status: 'unknown' }
  | { readonly status: 'absent' }

export const resolveNetworkData = (vm: Vm, secrets: readonly Secret[]): NetworkData =>
  resolvePayload('networkData', vm, secrets, null)
