import type { ForecastLink } from '../forecast/forecast-link.ts'
import { escapeControls } from './escape.ts'
import type { InspectedResult } from './result.ts'
import type { Style } from './style.ts'

/** Each NIC as one line, from the VM's interface to the guest's address, with the break marked. */
export function linkPicture({ forecast, vm, verdict, observed }: InspectedResult, style: Style): string {
  if (!vm || forecast.links.length === 0) return ''
  // A NIC that the next pod loses is marked itself; where none is, the risk lies elsewhere and is that of all.
  const risky = (link: ForecastLink) => link.outcome === 'up' && link.restart?.outcome === 'down'
  const allAtRisk = verdict.outcome === 'at-risk' && !forecast.links.some(risky)
  return `${forecast.links
    .map((link) =>
      line(
        link,
        vm.interfaces.find(({ name }) => name === link.vmInterface),
        observed?.links.find(({ name, mac }) => (mac !== null && mac === link.mac) || name === link.name),
        allAtRisk || risky(link),
        style,
      ),
    )
    .join('\n')}\n`
}

type Seen = NonNullable<InspectedResult['observed']>['links'][number]

type Interface = NonNullable<InspectedResult['vm']>['interfaces'][number]

function line(
  link: ForecastLink,
  nic: Interface | undefined,
  seen: Seen | undefined,
  atRisk: boolean,
  style: Style,
): string {
  const wire = style.faint(' ── ')
  const mac = nic?.mac ?? 'MAC changes per pod'
  const parts = [
    `${link.vmInterface} (${nic?.binding ?? 'unknown'}, ${mac})`,
    link.name ?? 'name unknown',
    link.why,
  ]
  return `  ${parts.map(escapeControls).join(wire)}${end(link, seen, atRisk, style)}`
}

function end(
  { outcome, addresses, method }: ForecastLink,
  seen: Seen | undefined,
  atRisk: boolean,
  style: Style,
): string {
  if (seen && !seen.up) return ` ${style.error('──✖')} seen Up=False`
  if (outcome === 'down') return ` ${style.error('──✖')} no address`
  if (outcome === 'unknown') return ` ${style.info('──?')}`
  const address = addresses.join(', ') || method
  return atRisk
    ? ` ${style.faint('──')} ${address} ${style.warning('──✖ next pod')}`
    : ` ${style.good('──▶')} ${address}`
}
