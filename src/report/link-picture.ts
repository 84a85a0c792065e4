import type { ForecastLink } from '../forecast/forecast-link.ts'
import { escapeControls } from './escape.ts'
import type { InspectedResult } from './result.ts'
import type { Style } from './style.ts'

/** Each NIC as one line, from the VM's interface to the guest's address, with the break marked. */
export function linkPicture({ forecast, vm, verdict }: InspectedResult, style: Style): string {
  if (!vm || forecast.links.length === 0) return ''
  const atRisk = verdict.outcome === 'at-risk'
  return `${forecast.links
    .map((link) =>
      line(
        link,
        vm.interfaces.find(({ name }) => name === link.vmInterface),
        atRisk,
        style,
      ),
    )
    .join('\n')}\n`
}

type Interface = NonNullable<InspectedResult['vm']>['interfaces'][number]

function line(link: ForecastLink, nic: Interface | undefined, atRisk: boolean, style: Style): string {
  const wire = style.faint(' ── ')
  const mac = nic?.mac ?? 'MAC changes per pod'
  const parts = [
    `${link.vmInterface} (${nic?.binding ?? 'unknown'}, ${mac})`,
    link.name ?? 'name unknown',
    link.why,
  ]
  return `  ${parts.map(escapeControls).join(wire)}${end(link, atRisk, style)}`
}

function end({ outcome, addresses, method }: ForecastLink, atRisk: boolean, style: Style): string {
  if (outcome === 'down') return ` ${style.error('──✖')} no address`
  if (outcome === 'unknown') return ` ${style.info('──?')}`
  const address = addresses.join(', ') || method
  return atRisk
    ? ` ${style.faint('──')} ${address} ${style.warning('──✖ next pod')}`
    : ` ${style.good('──▶')} ${address}`
}
