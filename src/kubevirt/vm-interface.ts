import { child, entry, items, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { predictGuestNames } from './guest-name.ts'
import { type Located, locatedText, type NodePath, placeOf } from './located.ts'
import { normalMac } from './mac-address.ts'
import type { KubernetesObject } from './manifest.ts'

/** One NIC of the VM spec, with what of the network behind it matters to the guest. */
export interface VmInterface {
  readonly name: string
  /** As the spec has it, in any notation. */
  readonly mac: Located | undefined
  /** Lower case with colons; `null` when the spec sets none (each pod then brings another) or it is no MAC. */
  readonly normalMac: string | null
  /** The MAC that a running VMI's status shows; good for this pod only. */
  readonly statusMac: string | null
  readonly binding: Binding
  /** The name that the guest's kernel gives it, where it can be predicted. */
  readonly guestName: string | null
  /** The kernel module behind the NIC's model; `null` where the spec does not settle it. */
  readonly driver: string | null
  readonly network: 'pod' | 'multus' | 'unknown'
  /** The NetworkAttachmentDefinition: `name` or `namespace/name`. */
  readonly attachment: string | null
  readonly node: YamlNode
  /** `pod.vmNetworkCIDR`; `null` for KubeVirt's default 10.0.2.0/24. */
  readonly vmNetworkCidr: string | null
  readonly place: Location
}

export type Binding = 'masquerade' | 'bridge' | 'sriov' | 'passtBinding' | 'plugin' | 'unknown'

export function readInterfaces(
  object: KubernetesObject,
  spec: MappingNode,
  specPath: NodePath,
  metadata: YamlNode | undefined,
): readonly VmInterface[] {
  const nodes = interfaceNodes(spec)
  const names = predictGuestNames(object, spec, metadata, nodes)
  return nodes.map((node, index) => {
    const path = [...specPath, 'domain', 'devices', 'interfaces', index]
    const name = text(child(node, 'name')) ?? ''
    const mac = locatedText(object, child(node, 'macAddress'), [...path, 'macAddress'])
    return {
      name,
      mac,
      normalMac: (mac && normalMac(mac.text)) ?? null,
      statusMac: statusMacOf(object, name),
      binding: bindingOf(node),
      guestName: names[index] ?? null,
      driver: driverOf(node),
      ...networkOf(spec, name),
      node,
      place: placeOf(
        object,
        (child(node, 'name') ?? node).range,
        child(node, 'name') ? [...path, 'name'] : path,
      ),
    }
  })
}

/**
 * Neither interfaces nor networks: KubeVirt attaches the pod network by the cluster's default binding, which is bridge
 * unless the KubeVirt object says otherwise, and nothing at all with `autoattachPodInterface: false`.
 */
function interfaceNodes(spec: MappingNode): readonly YamlNode[] {
  const devices = child(child(spec, 'domain'), 'devices')
  const own = items(child(devices, 'interfaces'))
  const attached = text(child(devices, 'autoattachPodInterface')) !== 'false'
  if (own.length > 0 || items(child(spec, 'networks')).length > 0 || !attached) return own
  const { range } = entry(spec, 'domain')?.key ?? spec
  const word = (value: string): YamlNode => ({ kind: 'string', value, source: value, plain: true, range })
  const binding: YamlNode = { kind: 'mapping', entries: [], range }
  const entries = [
    { key: word('name'), value: word('default') },
    { key: word('bridge'), value: binding },
  ]
  return [{ kind: 'mapping', entries, range }]
}

function bindingOf(node: YamlNode): Binding {
  const builtIn = (['masquerade', 'bridge', 'sriov', 'passtBinding'] as const).find((key) => entry(node, key))
  if (builtIn) return builtIn
  return entry(node, 'binding') ? 'plugin' : 'unknown'
}

const drivers: ReadonlyMap<string, string> = new Map([
  ['', 'virtio_net'],
  ['virtio', 'virtio_net'],
  ['e1000', 'e1000'],
  ['e1000e', 'e1000e'],
  ['igb', 'igb'],
])

/** The NIC of an SR-IOV interface is a piece of the node's hardware. */
const driverOf = (node: YamlNode): string | null =>
  entry(node, 'sriov') ? null : (drivers.get(text(child(node, 'model')) ?? '') ?? null)

function networkOf(
  spec: MappingNode,
  name: string,
): Pick<VmInterface, 'network' | 'vmNetworkCidr' | 'attachment'> {
  const network = items(child(spec, 'networks')).find((node) => text(child(node, 'name')) === name)
  const kind = entry(network, 'pod') ? 'pod' : entry(network, 'multus') ? 'multus' : 'unknown'
  return {
    network: kind,
    vmNetworkCidr: text(child(child(network, 'pod'), 'vmNetworkCIDR')) ?? null,
    attachment: text(child(child(network, 'multus'), 'networkName')) ?? null,
  }
}

function statusMacOf({ root }: KubernetesObject, name: string): string | null {
  const status = items(child(child(root, 'status'), 'interfaces')).find(
    (node) => text(child(node, 'name')) === name,
  )
  return normalMac(text(child(status, 'mac')) ?? '') ?? null
}
