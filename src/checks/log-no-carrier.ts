import { hasAddress } from '../log/observed-link.ts'
import { defineCheck } from './define-check.ts'
import { earlyInWords, nicInWords, nicsThat } from './seen-nic.ts'

export const logNoCarrier = defineCheck({
  code: 'log-no-carrier',
  title: 'A NIC of the guest has its address and no carrier',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  needs: ['serial-log'],
  since: 'cloud-init 18.3 (before: Up is the administrative flag alone)',
  sources: ['cloud-init: netinfo.py (UP and LOWER_UP)'],
  find: (subject) => nicsThat((link) => !link.up && hasAddress(link), subject),
  message: (args) =>
    `${nicInWords(args)} has ${args.addresses.join(', ')} and is Up=False: its address is set, and the link is down${earlyInWords(args)}`,
  help: () =>
    'The seed has done its part. Look at the other end of the NIC: link state of the interface in the VM spec (state: down), the bridge or tap device in the pod.',
})
