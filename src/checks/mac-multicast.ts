import { defineCheck } from './define-check.ts'

export const macMulticast = defineCheck({
  code: 'mac-multicast',
  title: 'macAddress is a multicast address, or all zero',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: [
    'KubeVirt: pkg/network/admitter (accepts it)',
    'https://github.com/kubevirt/kubevirt/issues/1494',
  ],
  *find({ vm }) {
    for (const { name, mac, normalMac } of vm?.interfaces ?? []) {
      if (!mac || normalMac === null) continue
      const zero = normalMac === '00:00:00:00:00:00'
      if (zero || Number.parseInt(normalMac.slice(0, 2), 16) % 2 === 1)
        yield { at: mac.place, args: { interface: name, mac: mac.text, zero } }
    }
  },
  message: ({ interface: name, mac, zero }) =>
    `macAddress ${mac} of interface "${name}" is ${zero ? 'all zero' : 'a multicast address (its first octet is odd)'}: no NIC can have it, and the VM does not start`,
  help: () => 'Take an even first octet, such as 02.',
})
