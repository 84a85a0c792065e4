import { child, items, keyText, text } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
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
  const services = objects.filter(
    (object) =>
      object.kind === 'Service' &&
      object.apiVersion === 'v1' &&
      sharesNamespace(object, vm.namespace) &&
      selects(object, vm),
  )
  return services.flatMap((service) =>
    portsOf(service, nic).filter(({ port, protocol }) => !forwarded.has(`${port}/${protocol}`)),
  )
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

/** The launcher's pod has the labels of the VMI, and two that KubeVirt sets. */
function selects({ root }: KubernetesObject, vm: Vm): boolean {
  const selector = child(child(root, 'spec'), 'selector')
  if (selector?.kind !== 'mapping' || selector.entries.length === 0) return false
  const labels = child(vm.metadata, 'labels')
  const own: Readonly<Record<string, string>> = {
    'kubevirt.io': 'virt-launcher',
    'vm.kubevirt.io/name': vm.name,
  }
  return selector.entries.every(({ key, value }) => {
    const name = keyText(key)
    return (text(child(labels, name)) ?? own[name]) === text(value)
  })
}
