import type { Location } from '../yaml/source-text.ts'
import { findSecret, isEmptyKey, networkDataKeys, readKey, type Secret } from './secret.ts'
import type { Vm } from './vm.ts'

/** Whether the spec has network data that KubeVirt puts into the seed. Only `absent` means that it has none. */
export type NetworkData =
  | { readonly status: 'known'; readonly origin: string; readonly place: Location }
  | { readonly status: 'unknown' }
  | { readonly status: 'absent' }

/** KubeVirt's order: the Secret's key, else inline text, else base64. A Secret that is not at hand leaves it unknown. */
export function resolveNetworkData({ cloudInit, namespace }: Vm, secrets: readonly Secret[]): NetworkData {
  if (!cloudInit) return { status: 'absent' }
  const { secret: ref, inline } = cloudInit.networkData
  const secret = ref && findSecret(secrets, ref.text, namespace)
  const key = secret && readKey(secret, networkDataKeys)
  if (key && !isEmptyKey(key)) return { status: 'known', origin: `Secret ${secret.name}`, place: key.place }
  if (inline)
    return {
      status: 'known',
      origin: inline.encoding === 'text' ? 'networkData' : 'networkDataBase64',
      place: inline.place,
    }
  return ref && !secret ? { status: 'unknown' } : { status: 'absent' }
}
