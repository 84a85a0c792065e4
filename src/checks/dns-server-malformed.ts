import { isPythonIpv4 } from '../network-config/ip-address.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const dnsServerMalformed = defineFaultCheck({
  code: 'dns-server-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/network_state.py (takes any text)'],
  message: ({ value }) =>
    `nameserver "${value}" is not an IP address; the file is refused and no network is configured`,
  help: () => 'Write the IP address of the nameserver, without a port or host name.',
  fix: ({ value }) => {
    const [address = '', port] = `${value}`.split(':')
    return port === '53' && isPythonIpv4(address)
      ? { title: 'Leave the port out, which is the usual one', safe: true, replacement: address }
      : undefined
  },
})
