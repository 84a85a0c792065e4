import { parsedRenderers, type Renderer } from './fault.ts'
import { isKernelMac, normalMac } from './mac-address.ts'
import { isTruthy, textOf } from './python-value.ts'
import { type Place, type Reading, report } from './reading.ts'

/**
 * A MAC as cloud-init compares it: with the kernel's lower-case text, where it waits for the device; otherwise
 * it only writes it down.
 */
export const checkMac = (reading: Reading, mac: Place, waited: boolean): void => {
  if (!isTruthy(mac.node)) return
  const where = waited ? 'all' : reading.parsed
  if (mac.node.kind !== 'string') {
    const code = mac.node.kind === 'integer' ? 'mac-read-as-number' : 'mac-malformed'
    const text = mac.node.kind === 'integer' ? mac.node.source : textOf(mac.node)
    report(reading, code, 'fatal', where, mac, { mac: text, value: textOf(mac.node), waited })
    return
  }
  const text = mac.node.value
  if (isKernelMac(text)) return
  const args = { mac: text, normal: normalMac(text), waited }
  if (isKernelMac(text.toLowerCase())) {
    report(reading, 'mac-upper-case', waited ? 'fatal' : 'none', 'all', mac, args)
  } else {
    report(reading, 'mac-malformed', waited ? 'fatal' : 'silent', waited ? 'all' : parsedRenderers, mac, args)
  }
}

/** Who takes a MAC of version 1 that is false to Python for one that is there. */
const takesEmptyMac: Readonly<Record<string, readonly Renderer[]>> = {
  physical: ['netplan', 'network-manager'],
  vlan: ['netplan'],
  bridge: ['network-manager'],
}

/** `mac_address: ""` reaches netplan's YAML as it is; other empty values raise where they should become lower case. */
export const checkEmptyMac = (reading: Reading, mac: Place, type: string): void => {
  const { node } = mac
  const renderers = takesEmptyMac[type]
  if (isTruthy(node) || node.kind === 'null' || renderers === undefined) return
  const args = { mac: textOf(node), normal: null, waited: false }
  if (node.kind !== 'string') report(reading, 'mac-malformed', 'fatal', renderers, mac, args)
  else if (renderers.includes('netplan')) report(reading, 'mac-malformed', 'refused', ['netplan'], mac, args)
}
