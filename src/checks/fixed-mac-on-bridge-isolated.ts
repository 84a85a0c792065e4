import { defineCheck } from './define-check.ts'

export const fixedMacOnBridgeIsolated = defineCheck({
  code: 'fixed-mac-on-bridge-isolated',
  title: 'A fixed MAC on the pod network by bridge, which the CNI may drop',
  severity: 'info',
  effect: 'none',
  needs: ['vm'],
  sources: [
    'https://github.com/kubevirt/kubevirt/issues/4566',
    'https://github.com/cilium/cilium/pull/21347',
  ],
  *find({ vm }) {
    for (const { name, mac, binding, network } of vm?.interfaces ?? [])
      if (mac && binding === 'bridge' && network === 'pod')
        yield { at: mac.place, args: { interface: name, mac: mac.text } }
  },
  message: ({ interface: name, mac }) =>
    `interface "${name}" is a bridge on the pod network with the MAC ${mac}, which the network did not hand out: some drop what comes from it`,
  help: () => 'Use masquerade, or a secondary network.',
})
