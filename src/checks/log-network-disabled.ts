import { defineLogCheck } from './define-log-check.ts'

export const logNetworkDisabled = defineLogCheck({
  code: 'log-network-disabled',
  title: 'Something in the image keeps cloud-init from configuring the network',
  severity: 'warning',
  effect: 'not-applied',
  sources: ['cloud-init: stages.py (_find_networking_config)'],
  kind: 'network-disabled',
  applies: (_, { networkConfig }) => networkConfig.outcome !== 'disabled',
  weigh: (_, { networkConfig: { status } }) => (status === 'parsed' ? {} : { severity: 'info' }),
  message: ({ by }) =>
    `the guest says that its network configuration is disabled by ${by?.trim()}; network-config of the seed is not applied, and what the image brings decides`,
  help: () =>
    'Remove network: {config: disabled} from /etc/cloud/cloud.cfg.d in the image, or network-config=disabled from the kernel command line.',
})
