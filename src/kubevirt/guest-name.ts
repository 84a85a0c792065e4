import { child, text } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import type { KubernetesObject } from './manifest.ts'

/** NIC models that sit on a PCIe root port of their own; the others hide behind a PCI bridge. */
const expressModels = new Set(['', 'virtio', 'e1000e', 'igb'])

/**
 * The kernel names that systemd's naming rules give the interfaces, in spec order; `null` where the spec does not
 * settle it. On q35 and arm64's virt the first bus numbers belong to the NICs (KubeVirt, docs/pci-topology.md); with
 * devices placed on the root complex they take the slots from 2 on.
 */
export function predictGuestNames(
  object: KubernetesObject,
  spec: MappingNode,
  metadata: YamlNode | undefined,
  interfaces: readonly YamlNode[],
): readonly (string | null)[] {
  if (!hasExpressPorts(spec)) return interfaces.map(() => null)
  const onRootComplex = isOnRootComplex(object, metadata)
  let before = 0
  return interfaces.map((node) => {
    const acpiIndex = text(child(node, 'acpiIndex'))
    const pciAddress = text(child(node, 'pciAddress'))
    const onBus = child(node, 'sriov') === undefined && expressModels.has(text(child(node, 'model')) ?? '')
    if (onBus && pciAddress === undefined) before++
    if (acpiIndex !== undefined) return nameOfAcpiIndex(acpiIndex)
    if (pciAddress !== undefined) return nameOfPciAddress(pciAddress)
    if (!onBus) return null
    return onRootComplex ? `enp0s${before + 1}` : `enp${before}s0`
  })
}

/** Not so on s390x, on other machine types, and where virtio devices are transitional: behind a PCI bridge. */
function hasExpressPorts(spec: MappingNode): boolean {
  const domain = child(spec, 'domain')
  const machine = text(child(child(domain, 'machine'), 'type')) ?? ''
  return (
    text(child(spec, 'architecture')) !== 's390x' &&
    /^(?:$|virt|(?:pc-)?q35)/.test(machine) &&
    text(child(child(domain, 'devices'), 'useVirtioTransitional')) !== 'true'
  )
}

function isOnRootComplex({ root }: KubernetesObject, metadata: YamlNode | undefined): boolean {
  const key = 'kubevirt.io/placePCIDevicesOnRootComplex'
  return [child(root, 'metadata'), metadata].some(
    (each) => text(child(child(each, 'annotations'), key)) === 'true',
  )
}

/** systemd makes a name of firmware indexes up to 16383. */
const nameOfAcpiIndex = (index: string): string | null =>
  /^[1-9]\d{0,4}$/.test(index) && Number(index) <= 16383 ? `eno${index}` : null

/** `0000:81:01.0` is bus 0x81, slot 1: `enp129s1`. */
function nameOfPciAddress(address: string): string | null {
  const [, bus, slot] = /^[0-9a-f]{4}:([0-9a-f]{2}):([0-9a-f]{2})\.[0-7]$/i.exec(address) ?? []
  return bus === undefined || slot === undefined
    ? null
    : `enp${Number.parseInt(bus, 16)}s${Number.parseInt(slot, 16)}`
}
