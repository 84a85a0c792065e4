import type { Vm } from '../kubevirt/vm.ts'
import type { Renderer } from '../network-config/fault.ts'
import type { NetworkConfig } from '../network-config/network-config.ts'
import { fallbackLinks } from './fallback.ts'
import type { ForecastLink } from './forecast-link.ts'
import { documentLinks, seedLinks } from './from-seed.ts'

/** What the next boot of this guest does with its network, NIC by NIC. */
export interface Forecast {
  /** Who configures the network: the seed, cloud-init's own fallback, nobody, or nobody because the seed says so. */
  readonly networkSource: 'seed' | 'fallback' | 'none' | 'disabled'
  readonly links: readonly ForecastLink[]
}

/** Whether cloud-init takes the seed: it may never see it, or lose it while reading it. */
export type Claim = 'claimed' | 'not-found' | 'lost' | 'declined'

/** `renderer`: what the guest has, where that is known; else netplan counts. */
export function forecast(
  claim: Claim,
  networkConfig: NetworkConfig,
  vm: Vm | null,
  renderer: Renderer | null = null,
): Forecast {
  const networkSource = networkSourceOf(claim, networkConfig)
  const links = linksOf(networkSource, claim, networkConfig, vm)
  const dead = networkSource === 'seed' ? whyDead(networkConfig, renderer) : undefined
  return { networkSource, links: dead === undefined ? links : links.map((link) => deadLink(link, dead)) }
}

/** cloud-init hands the file on, and the renderer applies nothing of it. */
function whyDead({ renderers }: NetworkConfig, renderer: Renderer | null): string | undefined {
  const counting = renderer ?? 'netplan'
  if (renderers?.[counting] !== 'fatal') return undefined
  const everywhere = Object.values(renderers).every((outcome) => outcome === 'fatal')
  return everywhere ? 'no renderer applies the file' : `${counting} applies nothing of the file`
}

const deadLink = (link: ForecastLink, why: string): ForecastLink => ({
  ...link,
  addresses: [],
  outcome: 'down',
  why,
})

function networkSourceOf(claim: Claim, { status, outcome }: NetworkConfig): Forecast['networkSource'] {
  if (claim === 'lost') return 'fallback'
  if (claim !== 'claimed') return 'none'
  if (status === 'unknown') return 'seed'
  if (status === 'absent' || outcome === 'fallback') return 'fallback'
  if (outcome === 'disabled') return 'disabled'
  return outcome === 'used' ? 'seed' : 'none'
}

const unsettledLinks = (vm: Vm | null): readonly ForecastLink[] =>
  (vm?.interfaces ?? []).map((nic) => ({
    name: nic.guestName,
    mac: nic.normalMac ?? nic.statusMac,
    vmInterface: nic.name,
    method: 'none',
    addresses: [],
    outcome: 'unknown',
    why: 'the manifests do not tell its network data',
  }))

function linksOf(
  source: Forecast['networkSource'],
  claim: Claim,
  networkConfig: NetworkConfig,
  vm: Vm | null,
): readonly ForecastLink[] {
  if (source === 'fallback') return fallbackLinks(vm)
  if (networkConfig.status === 'unknown') return unsettledLinks(vm)
  if (source === 'seed') return vm ? seedLinks(networkConfig, vm) : documentLinks(networkConfig)
  const why = {
    seed: '',
    fallback: '',
    none:
      claim === 'claimed'
        ? 'cloud-init fails before it writes any network'
        : 'cloud-init never uses this seed',
    disabled: 'the seed switches network configuration off; what the disk holds decides',
  }[source]
  const outcome = source === 'none' && claim === 'claimed' ? 'down' : 'unknown'
  return (vm?.interfaces ?? []).map((nic) => ({
    name: nic.guestName,
    mac: nic.normalMac ?? nic.statusMac,
    vmInterface: nic.name,
    method: 'none',
    addresses: [],
    outcome,
    why,
  }))
}
