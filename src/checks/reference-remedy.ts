import { heldIn, insertedBehind } from '../fixes/entries.ts'
import type { Remedy, Spot } from '../fixes/remedy.ts'
import type { Vm } from '../kubevirt/vm.ts'
import { keyRemedy } from './secret-key-spot.ts'

/**
 * The key that KubeVirt reads, and the reference through which it does, behind the one for user data. Not called safe: the
 * guest gets a network-config for the first time.
 */
export function referenceRemedy(vm: Vm, secret: string, read: boolean, key: Spot): Remedy | undefined {
  const { source, kind } = vm.object
  // A pool appends a number to the names of its Secrets.
  if (kind !== 'VirtualMachine' && kind !== 'VirtualMachineInstance') return undefined
  const reference = heldIn(source, vm.cloudInit?.node, 'secretRef')
  const name = /^[A-Za-z][\w.-]*$/.test(secret) ? secret : JSON.stringify(secret)
  const added = insertedBehind(reference, `networkDataSecretRef: {name: ${name}}`)
  const rename = keyRemedy(key, 'networkdata')
  const renaming = !read && 'changes' in rename ? (rename.changes ?? []) : []
  const title = read ? 'Add networkDataSecretRef' : `${rename.title} and add networkDataSecretRef`
  return { title, safe: false, changes: added && [...renaming, ...added] }
}
