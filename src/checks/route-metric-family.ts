import { defineFaultCheck } from './define-fault-check.ts'

export const routeMetricFamily = defineFaultCheck({
  code: 'route-metric-family',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_manager.py (KeyError)'],
  message: ({ family }) =>
    `a default route with a metric needs an address or DHCP of its family (${family === 'ipv6' ? 'IPv6' : 'IPv4'}) before it, and the device lists another family first; cloud-init raises, so no network is configured`,
  help: ({ family }) =>
    `Put the ${family === 'ipv6' ? 'IPv6' : 'IPv4'} address or subnet first, or leave out the metric.`,
})
