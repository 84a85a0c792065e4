import type { SourceText } from '../yaml/source-text.ts'
import {
  findSecret,
  isNetworkDataKey,
  looksLikeNetworkData,
  networkDataKeys,
  readKey,
  readValue,
  type Secret,
} from './secret.ts'
import type { Vm } from './vm.ts'

/** Network data that lies in a Secret of the VM and that KubeVirt passes over: wrong key, or no reference for it. */
export function unreadNetworkData(
  { cloudInit, namespace }: Vm,
  secrets: readonly Secret[],
): SourceText | undefined {
  if (!cloudInit || cloudInit.networkData.inline) return undefined
  const network = cloudInit.networkData.secret
  const ref = network ?? cloudInit.userData.secret
  const secret = ref && findSecret(secrets, ref.text, namespace)
  if (!secret || (network && readKey(secret, networkDataKeys))) return undefined
  const key = secret.keys.find((each) => looksLikeNetworkData(each) || isNetworkDataKey(each.name))
  const value = key && readValue(key)
  return value?.status === 'known' ? value.source('network-config') : undefined
}
