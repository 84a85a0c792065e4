import { hasAddress } from '../log/observed-link.ts'
import { defineCheck } from './define-check.ts'
import { earlyInWords, nicInWords, nicsThat } from './seen-nic.ts'

export const logNoLease = defineCheck({
  code: 'log-no-lease',
  title: 'A NIC of the guest is up and got no address',
  severity: 'error',
  effect: 'no-address',
  step: 'address',
  needs: ['serial-log'],
  sources: ['cloud-init: netinfo.py', 'RFC 3927 (169.254.0.0/16: no DHCP server has answered)'],
  find: (subject) => nicsThat((link) => link.up && !hasAddress(link), subject),
  message: (args) =>
    `${nicInWords(args)} is Up=True, so the guest manages it and the link is there, but it has ${args.addresses.length === 0 ? 'no address' : `only ${args.addresses.join(', ')}, which is link-local`}: DHCP gave it nothing${earlyInWords(args)}`,
  help: () =>
    'Look at the side of the DHCP server: under masquerade virt-launcher answers in the pod; on a bridge or a Multus network look whether one serves that network, and whether it knows this MAC.',
})
