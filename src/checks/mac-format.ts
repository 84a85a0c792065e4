import { defineCheck } from './define-check.ts'

export const macFormat = defineCheck({
  code: 'mac-format',
  title: 'macAddress in the VM spec is no MAC address',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/network/admitter', 'Go: net.ParseMAC'],
  *find({ vm }) {
    for (const { name, mac, normalMac } of vm?.interfaces ?? [])
      if (mac && normalMac === null) yield { at: mac.place, args: { interface: name, mac: mac.text } }
  },
  message: ({ interface: name, mac }) =>
    `macAddress "${mac}" of interface "${name}" is not six bytes in a notation that KubeVirt reads; it refuses the VM`,
  help: () => 'Write six pairs of hexadecimal digits with colons, in quotes.',
})
