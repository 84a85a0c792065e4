import { defineCheck } from './define-check.ts'
import { earlyInWords, nicInWords, nicsThat } from './seen-nic.ts'

export const logNicDownNoAddress = defineCheck({
  code: 'log-nic-down-no-address',
  title: 'A NIC of the guest is down and has no address',
  severity: 'error',
  effect: 'nic-down',
  step: 'nic',
  needs: ['serial-log'],
  sources: ['cloud-init: netinfo.py', 'https://github.com/kubevirt/kubevirt/issues/13376'],
  find: (subject) => nicsThat(({ up, addresses }) => !up && addresses.length === 0, subject),
  message: (args) =>
    `${nicInWords(args)} is Up=False and has no address: nothing in the guest manages it, or it has no carrier${earlyInWords(args)}`,
  help: ({ nic, mac }) =>
    `Compare ${mac ?? 'its MAC'} with the MAC in the seed, in the VM spec and of earlier boots, and ${nic} with the names in network-config; a guest that booted before applies a corrected network-config only under a new instance-id.`,
})
