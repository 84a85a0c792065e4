import { type BrokenDocument, type ManifestFile, readManifests } from './manifest.ts'
import { readSecrets, type Secret } from './secret.ts'
import { readVm, type Vm } from './vm.ts'

/** What the manifests of a call hold. */
export interface VmContext {
  readonly vms: readonly Vm[]
  readonly secrets: readonly Secret[]
  readonly broken: readonly BrokenDocument[]
}

/** The manifests do not say which VM is meant: none, or several. The message is for people. */
export class VmSelectionError extends Error {
  override readonly name = 'VmSelectionError'
  readonly candidates: readonly string[]

  constructor(message: string, candidates: readonly string[]) {
    super(message)
    this.candidates = candidates
  }
}

export function readVmContext(files: readonly ManifestFile[]): VmContext {
  const manifests = readManifests(files)
  const vms = manifests.objects.flatMap((object) => readVm(object) ?? [])
  return { vms, secrets: readSecrets(manifests), broken: manifests.broken }
}

export const nameOf = ({ namespace, name }: Vm): string => `${namespace ?? 'default'}/${name}`

/** The VM that is selected, or the only one, or the one whose firmware UUID is the seed's instance-id. */
export function selectVm(
  context: VmContext,
  instanceId: string,
  select?: string,
): { vm: Vm; secrets: readonly Secret[] } {
  const { vms, secrets } = context
  const names = vms.map(nameOf)
  if (vms.length === 0)
    throw new VmSelectionError('the manifests hold no VirtualMachine or VirtualMachineInstance', [])
  const wanted =
    select === undefined
      ? vms
      : vms.filter((vm) => nameOf(vm) === select || (vm.namespace === null && vm.name === select))
  if (wanted.length === 0)
    throw new VmSelectionError(`no VM ${select} in the manifests; they hold ${names.join(', ')}`, names)
  const identified = wanted.filter(
    ({ firmwareUuid }) => firmwareUuid?.text.toLowerCase() === instanceId.toLowerCase(),
  )
  const [vm, another] = wanted.length === 1 ? wanted : identified
  if (vm && !another) return { vm, secrets }
  throw new VmSelectionError(
    `the manifests hold several VMs and the seed's instance-id names ${another ? 'more than one' : 'none'} of them; choose with --select: ${names.join(', ')}`,
    names,
  )
}
