import type { Vm } from '../kubevirt/vm.ts'
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

export function forecast(claim: Claim, networkConfig: NetworkConfig, vm: Vm | null): Forecast {
  const networkSource = networkSourceOf(claim, networkConfig)
  return { networkSource, links: linksOf(networkSource, claim, networkConfig, vm) }
}

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
