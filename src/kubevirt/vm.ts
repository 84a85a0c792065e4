import { child, entry, items, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { type CloudInitVolume, readCloudInitVolume } from './cloud-init-volume.ts'
import { type Located, locatedText, placeOf } from './located.ts'
import type { KubernetesObject } from './manifest.ts'
import { readInterfaces, type VmInterface } from './vm-interface.ts'

/** The part of a VirtualMachine or VirtualMachineInstance that decides what the guest gets. */
export interface Vm {
  readonly kind: 'VirtualMachine' | 'VirtualMachineInstance'
  readonly namespace: string | null
  readonly name: string
  /** `spec.domain.firmware.uuid`, which KubeVirt writes as instance-id since v0.55. */
  readonly firmwareUuid: Located | undefined
  /** What KubeVirt writes as local-hostname. */
  readonly hostname: string
  readonly interfaces: readonly VmInterface[]
  readonly rootDisk: RootDisk
  readonly cloudInit: CloudInitVolume | undefined
  /** The key `domain`, below which firmware and devices stand. */
  readonly domainPlace: Location
  readonly object: KubernetesObject
  /** The VMI spec inside the object, and its path there. */
  readonly spec: MappingNode
  readonly specPath: readonly (string | number)[]
}

/**
 * Whether the guest's disk outlives the pod: then the guest remembers its first boot. `unknown` where the spec does not
 * show a root disk.
 */
export type RootDisk = 'persistent' | 'fresh' | 'unknown'

const templatePath = ['spec', 'template', 'spec'] as const

/** `undefined` for an object that is no virtual machine, or one without a spec. */
export function readVm(object: KubernetesObject): Vm | undefined {
  const { kind, root, name, namespace } = object
  if (kind !== 'VirtualMachine' && kind !== 'VirtualMachineInstance') return undefined
  if (!object.apiVersion.startsWith('kubevirt.io/')) return undefined
  const inner = kind === 'VirtualMachine' ? templatePath : (['spec'] as const)
  const spec = inner.reduce<YamlNode | undefined>((node, key) => child(node, key), root)
  if (spec?.kind !== 'mapping') return undefined
  const specPath = [...object.path, ...inner]
  const domain = entry(spec, 'domain')
  const firmware = child(child(spec, 'domain'), 'firmware')
  return {
    kind,
    namespace,
    name: name ?? '',
    firmwareUuid: locatedText(object, child(firmware, 'uuid'), [...specPath, 'domain', 'firmware', 'uuid']),
    hostname: hostnameOf(text(child(spec, 'hostname')), name ?? ''),
    interfaces: readInterfaces(object, spec, specPath),
    rootDisk: rootDiskOf(spec),
    cloudInit: readCloudInitVolume(object, spec, specPath),
    domainPlace: placeOf(object, (domain?.key ?? spec).range, [...specPath, 'domain']),
    object,
    spec,
    specPath,
  }
}

/** KubeVirt, pkg/util/net/dns: the VMI's name up to its first dot, cut at 63 characters. */
const hostnameOf = (hostname: string | undefined, name: string): string =>
  hostname !== undefined && hostname !== '' ? hostname : (name.split('.')[0] ?? '').slice(0, 63)

const persistent = ['dataVolume', 'persistentVolumeClaim', 'hostDisk']
const fresh = ['containerDisk', 'ephemeral', 'emptyDisk']

function rootDiskOf(spec: MappingNode): RootDisk {
  const volumes = items(child(spec, 'volumes'))
  const has = (keys: readonly string[]) =>
    volumes.some((volume) => keys.some((key) => child(volume, key) !== undefined))
  if (has(persistent)) return 'persistent'
  return has(fresh) ? 'fresh' : 'unknown'
}
