import { isAtLeast, type Release } from '../seed/release.ts'
import { child, entry, items, nodeAt, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { type CloudInitVolume, readCloudInitVolumes } from './cloud-init-volume.ts'
import { type Located, locatedText, type NodePath, placeOf } from './located.ts'
import type { KubernetesObject } from './manifest.ts'
import { readInterfaces, type VmInterface } from './vm-interface.ts'

/** The part of a virtual machine's manifest that decides what the guest gets. */
export interface Vm {
  readonly kind: VmKind
  readonly namespace: string | null
  readonly name: string
  /** `spec.domain.firmware.uuid`, which KubeVirt writes as instance-id since v0.55. */
  readonly firmwareUuid: Located | undefined
  /** What KubeVirt writes as local-hostname; `null` where the VMI's name is made up in the cluster. */
  readonly hostname: string | null
  readonly interfaces: readonly VmInterface[]
  readonly rootDisk: RootDisk
  /** The volume that decides the seed: the first. */
  readonly cloudInit: CloudInitVolume | undefined
  readonly cloudInitVolumes: readonly CloudInitVolume[]
  /** How many machines are made from this spec; 1 where it is no template. */
  readonly replicas: number
  /** The name stands for several machines or one of them: a pool or a ReplicaSet. */
  readonly isTemplate: boolean
  /** The key `domain`, below which firmware and devices stand. */
  readonly domainPlace: Location
  readonly namePlace: Location
  readonly object: KubernetesObject
  /** The VMI spec inside the object, and its path there. */
  readonly spec: MappingNode
  readonly specPath: NodePath
  /** The VM's own spec; `undefined` for a bare VMI and a ReplicaSet. */
  readonly machine: YamlNode | undefined
  /** Metadata that the VMI gets. */
  readonly metadata: YamlNode | undefined
}

export type VmKind = keyof typeof layouts

/**
 * Whether the guest's disk outlives the pod: then the guest remembers its first boot. `unknown` where the spec does not
 * show a root disk.
 */
export type RootDisk = 'persistent' | 'fresh' | 'unknown'

interface Layout {
  readonly group: string
  /** Where the VM's own spec, the VMI's metadata and the VMI's spec stand. */
  readonly machine?: NodePath
  readonly metadata: NodePath
  readonly spec: NodePath
}

const template = ['spec', 'template']
const pooled = ['spec', 'virtualMachineTemplate', 'spec']

const layouts = {
  VirtualMachine: {
    group: 'kubevirt.io/',
    machine: ['spec'],
    metadata: [...template, 'metadata'],
    spec: [...template, 'spec'],
  },
  VirtualMachineInstance: { group: 'kubevirt.io/', metadata: ['metadata'], spec: ['spec'] },
  VirtualMachineInstanceReplicaSet: {
    group: 'kubevirt.io/',
    metadata: [...template, 'metadata'],
    spec: [...template, 'spec'],
  },
  VirtualMachinePool: {
    group: 'pool.kubevirt.io/',
    machine: pooled,
    metadata: [...pooled, 'template', 'metadata'],
    spec: [...pooled, 'template', 'spec'],
  },
} as const satisfies Record<string, Layout>

export interface VmOptions {
  readonly release: Release | null
  /** Machines of one pool that are looked at. */
  readonly poolMachines: number
}

/** The machines of an object: none, one, or those of a pool. */
export function readVms(object: KubernetesObject, options: VmOptions): readonly Vm[] {
  const kind = (Object.keys(layouts) as VmKind[]).find((candidate) => candidate === object.kind)
  const layout: Layout | undefined = kind && layouts[kind]
  if (!kind || !layout || !object.apiVersion.startsWith(layout.group)) return []
  const spec = nodeAt(object.root, layout.spec)
  if (spec?.kind !== 'mapping') return []
  const name = object.name ?? ''
  const read = (own: string, suffix: string) => readVm(object, kind, layout, spec, own, suffix)
  if (kind !== 'VirtualMachinePool') return [read(name, '')]
  const appends = isAtLeast(options.release, 1, 8) && appendsIndex(object)
  const count = Math.min(replicasOf(object), options.poolMachines)
  return Array.from({ length: count }, (_, index) => read(`${name}-${index}`, appends ? `-${index}` : ''))
}

const appendsIndex = ({ root }: KubernetesObject): boolean =>
  text(nodeAt(root, ['spec', 'nameGeneration', 'appendIndexToSecretRefs'])) === 'true'

function replicasOf({ root }: KubernetesObject): number {
  const count = Number(text(nodeAt(root, ['spec', 'replicas'])) ?? 1)
  return Number.isSafeInteger(count) && count >= 0 ? count : 1
}

function readVm(
  object: KubernetesObject,
  kind: VmKind,
  layout: Layout,
  spec: MappingNode,
  name: string,
  secretSuffix: string,
): Vm {
  const specPath = [...object.path, ...layout.spec]
  const domain = entry(spec, 'domain')
  const uuidPath = ['domain', 'firmware', 'uuid']
  const volumes = readCloudInitVolumes(object, spec, specPath, secretSuffix)
  const metadata = nodeAt(object.root, layout.metadata)
  const isTemplate = kind === 'VirtualMachinePool' || kind === 'VirtualMachineInstanceReplicaSet'
  const ownName = nodeAt(object.root, ['metadata', 'name'])
  return {
    kind,
    namespace: object.namespace,
    name,
    firmwareUuid: locatedText(object, nodeAt(spec, uuidPath), [...specPath, ...uuidPath]),
    hostname: hostnameOf(text(child(spec, 'hostname')), kind, name),
    interfaces: readInterfaces(object, spec, specPath, metadata),
    rootDisk: rootDiskOf(spec),
    cloudInit: volumes[0],
    cloudInitVolumes: volumes,
    replicas: isTemplate ? replicasOf(object) : 1,
    isTemplate,
    domainPlace: placeOf(object, (domain?.key ?? spec).range, [...specPath, 'domain']),
    namePlace: placeOf(object, (ownName ?? object.root).range, [...object.path, 'metadata', 'name']),
    object,
    spec,
    specPath,
    machine: layout.machine && nodeAt(object.root, layout.machine),
    metadata,
  }
}

/** KubeVirt, pkg/util/net/dns: the VMI's name up to its first dot, cut at 63 characters. */
function hostnameOf(hostname: string | undefined, kind: VmKind, name: string): string | null {
  if (hostname !== undefined && hostname !== '') return hostname
  if (kind === 'VirtualMachineInstanceReplicaSet' || name === '') return null
  return (name.split('.')[0] ?? '').slice(0, 63)
}

const persistent = ['dataVolume', 'persistentVolumeClaim', 'hostDisk']
const fresh = ['containerDisk', 'ephemeral', 'emptyDisk']

function rootDiskOf(spec: MappingNode): RootDisk {
  const volumes = items(child(spec, 'volumes'))
  const has = (keys: readonly string[]) =>
    volumes.some((volume) => keys.some((key) => child(volume, key) !== undefined))
  if (has(persistent)) return 'persistent'
  return has(fresh) ? 'fresh' : 'unknown'
}
