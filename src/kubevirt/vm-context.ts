import { type Limits, withDefaults } from '../bytes/limits.ts'
import { parseRelease, type Release } from '../seed/release.ts'
import { type BrokenDocument, type KubernetesObject, type ManifestFile, readManifests } from './manifest.ts'
import { readSecrets, type Secret } from './secret.ts'
import { readVms, type Vm } from './vm.ts'

/** What the manifests of a call hold. */
export interface VmContext {
  readonly vms: readonly Vm[]
  readonly secrets: readonly Secret[]
  readonly broken: readonly BrokenDocument[]
  readonly objects: readonly KubernetesObject[]
  /** `null`: the newest. */
  readonly release: Release | null
}

export interface VmContextOptions {
  /** The cluster's KubeVirt, such as `1.5` or `v1.6.1`. Default: the newest. */
  readonly kubevirt?: string
  readonly limits?: Partial<Limits>
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

/** Throws `RangeError` for a `kubevirt` that is no version. */
export function readVmContext(
  files: readonly ManifestFile[],
  { kubevirt, limits }: VmContextOptions = {},
): VmContext {
  const release = kubevirt === undefined ? null : parseRelease(kubevirt)
  if (release === undefined)
    throw new RangeError(`"${kubevirt}" is no KubeVirt version such as 1.5 or v1.6.1`)
  const manifests = readManifests(files)
  const { poolMachines } = withDefaults(limits)
  const vms = manifests.objects.flatMap((object) => readVms(object, { release, poolMachines }))
  return { ...manifests, vms, secrets: readSecrets(manifests), release }
}

export const nameOf = ({ namespace, name }: Vm): string => `${namespace ?? 'default'}/${name}`

/** The VM that is selected, or the only one, or the one whose firmware UUID is the seed's instance-id. */
export function selectVm(
  context: VmContext,
  instanceId: string,
  select?: string,
): { vm: Vm; secrets: readonly Secret[]; manifests: VmContext } {
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
  const machines = withoutTheirSpecs(wanted)
  const identified = machines.filter(
    ({ firmwareUuid }) => firmwareUuid?.text.toLowerCase() === instanceId.toLowerCase(),
  )
  const [vm, another] = machines.length === 1 ? machines : identified
  if (vm && !another) return { vm, secrets, manifests: context }
  throw new VmSelectionError(
    `the manifests hold several VMs and the seed's instance-id names ${another ? 'more than one' : 'none'} of them; choose with --select: ${names.join(', ')}`,
    names,
  )
}

/** A VMI beside the VirtualMachine that it was made from is the one that runs, and whose seed an image can be. */
function withoutTheirSpecs(vms: readonly Vm[]): readonly Vm[] {
  const running = new Set(vms.filter(({ kind }) => kind === 'VirtualMachineInstance').map(nameOf))
  return vms.filter((vm) => vm.kind !== 'VirtualMachine' || !running.has(nameOf(vm)))
}
