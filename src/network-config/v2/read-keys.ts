const common =
  'renderer dhcp4 dhcp6 dhcp4-overrides dhcp6-overrides addresses gateway4 gateway6 nameservers routes mtu optional ' +
  'routing-policy'

const keys = (own: string): ReadonlySet<string> => new Set(`${common} ${own}`.split(' '))

/** Keys of a device that cloud-init reads, or that cost nothing where it does not. */
export const deviceKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ethernets', keys('match set-name wakeonlan accept-ra dhcp4domain dhcp6domain')],
  ['bonds', keys('interfaces parameters macaddress')],
  ['bridges', keys('interfaces parameters macaddress')],
  ['vlans', keys('id link macaddress')],
])
