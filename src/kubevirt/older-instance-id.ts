import { hexOf, sha1 } from '../bytes/secure-hash.ts'

/** KubeVirt's namespace for the firmware UUID of a VM that fixes none (releases up to 1.5). */
const firmwareNamespace = '6a1a24a1-4061-4607-8bf4-a3963d0c5895'.replaceAll('-', '')

/**
 * The firmware UUID that KubeVirt up to 1.5 derives from the VM's name alone: a version 5 UUID (RFC 9562, SHA-1). The
 * same name gives the same UUID in every namespace and cluster.
 */
export function uuidOfName(name: string): string {
  const namespace = Uint8Array.from(firmwareNamespace.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const text = new TextEncoder().encode(name)
  const message = new Uint8Array(namespace.byteLength + text.byteLength)
  message.set(namespace)
  message.set(text, namespace.byteLength)
  const digest = sha1(message).subarray(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = hexOf(digest)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Which rule of an older release made an instance-id, if one did. */
export type OlderRule = 'uuid-of-name' | 'name-and-namespace'

export interface OlderIds {
  /** UUIDv5 of the name: KubeVirt 0.55 to 1.5, and what later releases fill in for VMs made then. */
  readonly uuidOfName: string
  /** `name.namespace`: KubeVirt before 0.55. */
  readonly nameAndNamespace: string
}

export const olderIds = (name: string, namespace: string | null): OlderIds => ({
  uuidOfName: uuidOfName(name),
  nameAndNamespace: `${name}.${namespace ?? 'default'}`,
})

export function olderRuleOf(instanceId: string, ids: OlderIds): OlderRule | undefined {
  if (instanceId.toLowerCase() === ids.uuidOfName) return 'uuid-of-name'
  return instanceId === ids.nameAndNamespace ? 'name-and-namespace' : undefined
}
