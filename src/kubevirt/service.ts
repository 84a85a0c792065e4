import { child, items, keyText, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { indexedBy } from './group-by.ts'
import { placeOf } from './located.ts'
import type { KubernetesObject } from './manifest.ts'
import { sharesNamespace } from './secret.ts'
import type { Vm } from './vm.ts'
import type { VmInterface } from './vm-interface.ts'

export interface MissedPort {
  readonly nic: VmInterface
  readonly service: string
  readonly port: number
  readonly protocol: string
  readonly place: Location
}

/** Ports that Services of the VM aim at and that its masquerade interface, which lists ports, does not forward. */
export function missedServicePorts(vm: Vm, objects: readonly KubernetesObject[]): readonly MissedPort[] {
  const nic = vm.interfaces.find(
    ({ binding, node }) => binding === 'masquerade' && items(child(node, 'ports')).length > 0,
  )
  if (!nic) return []
  const forwarded = new Set(
    items(child(nic.node, 'ports')).map((port) => `${text(child(port, 'port'))}/${protocolOf(port)}`),
  )
  return servicesOf(vm, objects)
    .flatMap((service) => portsOf(service, nic))
    .filter(({ port, protocol }) => !forwarded.has(`${port}/${protocol}`))
}

/** A named target is the pod's affair. */
const portsOf = (service: KubernetesObject, nic: VmInterface): readonly MissedPort[] =>
  items(child(child(service.root, 'spec'), 'ports')).flatMap((node, index) => {
    const target = child(node, 'targetPort') ?? child(node, 'port')
    const port = Number(text(target))
    if (!target || !Number.isInteger(port)) return []
    const place = placeOf(service, target.range, [...service.path, 'spec', 'ports', index])
    return [{ nic, service: service.name ?? '', port, protocol: protocolOf(node), place }]
  })

const protocolOf = (node: YamlNode): string => text(child(node, 'protocol')) ?? 'TCP'

/** By the first label that they ask for, so that a VM looks at those of its own labels only. */
const byFirstLabel = indexedBy<KubernetesObject>((object) => {
  const [first] = selectorOf(object)?.entries ?? []
  return first ? `${keyText(first.key)}=${text(first.value)}` : ''
})

function servicesOf(vm: Vm, objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const labels = labelsOf(vm)
  return [...labels]
    .flatMap(([key, value]) => byFirstLabel(objects, `${key}=${value}`))
    .filter((service) => sharesNamespace(service, vm.namespace) && selects(service, labels))
}

const selectorOf = ({ kind, apiVersion, root }: KubernetesObject): MappingNode | undefined => {
  const selector =
    kind === 'Service' && apiVersion === 'v1' ? child(child(root, 'spec'), 'selector') : undefined
  return selector?.kind === 'mapping' ? selector : undefined
}

/** The launcher's pod has the labels of the VMI, and two that KubeVirt sets. */
function labelsOf({ metadata, name }: Vm): ReadonlyMap<string, string> {
  const labels = child(metadata, 'labels')
  const own = labels?.kind === 'mapping' ? labels.entries : []
  return new Map([
    ['kubevirt.io', 'virt-launcher'],
    ['vm.kubevirt.io/name', name],
    ...own.map(({ key, value }) => [keyText(key), text(value) ?? ''] as const),
  ])
}

const selects = (service: KubernetesObject, labels: ReadonlyMap<string, string>): boolean =>
  selectorOf(service)?.entries.every(({ key, value }) => labels.get(keyText(key)) === text(value)) ?? false
