import type { Renderer } from '../fault.ts'
import type { Interface } from '../network-state.ts'
import { type Reading, report } from '../reading.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export const sysconfigBondOptions = words(
  'mode xmit_hash_policy miimon min_links arp_interval arp_ip_target arp_validate ad_select num_grat_arp ' +
    'downdelay updelay lacp_rate fail_over_mac primary primary_reselect',
)

/** Options that each renderer knows, in the kernel's spelling. */
const known: readonly (readonly [Renderer, ReadonlySet<string>])[] = [
  [
    'networkd',
    words(
      'ad_select arp_interval arp_validate downdelay fail_over_mac lacp_rate miimon min_links mode num_grat_arp ' +
        'primary_reselect updelay xmit_hash_policy all_slaves_active arp_all_targets learn_packet_interval ' +
        'packets_per_slave',
    ),
  ],
  ['sysconfig', sysconfigBondOptions],
  [
    'network-manager',
    words(
      'mode miimon xmit_hash_policy num_grat_arp downdelay updelay fail_over_mac primary_reselect primary ' +
        'active_slave ad_actor_sys_prio ad_actor_system ad_select ad_user_port_key all_slaves_active ' +
        'arp_all_targets arp_interval arp_ip_target arp_validate lacp_rate lp_interval min_links num_unsol_na ' +
        'packets_per_slave peer_notif_delay resend_igmp tlb_dynamic_lb use_carrier',
    ),
  ],
]

/** Each renderer reads its own spelling: all dashes, all of one kind, or a dash and then underscores. */
const spellings: Readonly<Record<string, (option: string) => readonly string[]>> = {
  networkd: (option) => [`bond-${option.replaceAll('_', '-')}`],
  sysconfig: (option) => [`bond-${option.replaceAll('_', '-')}`, `bond_${option}`],
  'network-manager': (option) => [`bond-${option}`],
}

export const checkBondOptions = (reading: Reading, bond: Interface): void => {
  for (const [key, place] of bond.options) {
    const spot = bond.optionKeys.get(key) ?? place
    if (!/^bond[-_]/.test(key)) {
      report(reading, 'bond-option-unprefixed', 'silent', 'all', spot, { key })
      continue
    }
    const option = key.slice(5).replaceAll('-', '_')
    const lost = known
      .filter(([renderer, options]) => options.has(option) && !spellings[renderer]?.(option).includes(key))
      .map(([renderer]) => renderer)
      .filter((renderer) => !spellings[renderer]?.(option).some((other) => bond.options.has(other)))
    if (lost.length > 0) report(reading, 'bond-option-spelling', 'silent', lost, spot, { key })
  }
}
