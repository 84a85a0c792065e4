import { withCarriers } from '../forecast/carriers.ts'
import { certainLinkFor } from '../forecast/link-for.ts'
import { type MasqueradePeer, masqueradePeer } from '../forecast/masquerade.ts'
import type { Link, LinkAddress } from '../network-config/link.ts'
import { child, nodeAt } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const masqueradeStatic = defineCheck({
  code: 'masquerade-static',
  title: 'A static address or gateway that masquerade does not lead to',
  severity: 'error',
  effect: 'no-address',
  step: 'address',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/domainspec, pkg/network/link (NAT leads to one address)'],
  *find({ vm, networkConfig, sources }) {
    const source = sources['network-config']
    for (const nic of vm?.interfaces ?? []) {
      const peer = nic.binding === 'masquerade' ? masqueradePeer(nic) : undefined
      const link = certainLinkFor(nic, networkConfig.links, vm?.interfaces ?? [])
      if (!source || !peer || !link) continue
      const wrong = wrongSetting(withCarriers(link, networkConfig.links), peer, networkConfig.root)
      if (!wrong) continue
      yield {
        at: locate(source, wrong.range, wrong.path),
        related: [{ message: `interface "${nic.name}"`, location: nic.place }],
        args: {
          setting: wrong.setting,
          address: wrong.text,
          expected: peer.guest,
          gateway: peer.gateway,
          interface: nic.name,
        },
        ...(wrong.setting === 'gateway' ? { effect: 'setting-lost' as const } : {}),
      }
    }
  },
  message: ({ setting, address, expected, gateway, interface: name }) =>
    setting === 'gateway'
      ? `interface "${name}" is masquerade: the pod's gateway is ${gateway}, and the guest sends its traffic to ${address}, where nobody answers`
      : `interface "${name}" is masquerade: the pod's NAT leads to ${bare(expected)} only, and the guest takes ${address}`,
  help: ({ expected, gateway }) => `Use dhcp4: true, or the address ${expected} with gateway ${gateway}.`,
})

type Wrong = LinkAddress & { readonly setting: 'address' | 'gateway' }

/** Beside DHCP a static address or gateway does no harm: the guest has the right one as well. */
function wrongSetting(
  entries: readonly Link[],
  { guest, gateway }: MasqueradePeer,
  root: YamlNode | null,
): Wrong | undefined {
  if (entries.some(({ dhcp4 }) => dhcp4)) return undefined
  const addresses = entries.flatMap((link) => link.addresses.filter(isIpv4))
  const [address] = addresses
  if (!address) return undefined
  if (!addresses.some(({ text }) => bare(text) === bare(guest))) return { ...address, setting: 'address' }
  const gateways = entries.flatMap((link) => defaultGateways(link, root))
  const [first] = gateways
  return first && !gateways.some(({ text }) => text === gateway)
    ? { ...first, setting: 'gateway' }
    : undefined
}

const defaultRoutes: readonly string[] = ['default', '0.0.0.0/0', '0/0']

function defaultGateways({ gateways, routes }: Link, root: YamlNode | null): readonly LinkAddress[] {
  const byRoute = routes.flatMap(({ to, via, range, path }) => {
    if (via === null || via.includes(':') || !defaultRoutes.includes(to)) return []
    const written = child(nodeAt(root, path), 'via')
    return [{ text: via, range: written?.range ?? range, path: written ? [...path, 'via'] : path }]
  })
  return [...gateways.filter(isIpv4), ...byRoute]
}

const isIpv4 = ({ text }: LinkAddress): boolean => !text.includes(':')

const bare = (address: string): string => address.split('/')[0] ?? address
