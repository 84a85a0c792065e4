/** Names that people give a key of network-config, where the right one is another word; by version. */
export const wrongNames: Readonly<Record<1 | 2, Readonly<Record<string, string>>>> = {
  1: {
    hwaddr: 'mac_address',
    hwaddress: 'mac_address',
    mac: 'mac_address',
    ports: 'bridge_interfaces',
    slaves: 'bond_interfaces',
  },
  2: {
    dns: 'nameservers',
    hwaddr: 'macaddress',
    hwaddress: 'macaddress',
    members: 'interfaces',
    ports: 'interfaces',
    slaves: 'interfaces',
    'vlan-id': 'id',
    vlan_id: 'id',
    vlan_link: 'link',
    'vlan-raw-device': 'link',
  },
}
