import { defineFaultCheck } from './define-fault-check.ts'

export const routeGatewayOutside = defineFaultCheck({
  code: 'route-gateway-outside',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['Linux: "Nexthop has invalid gateway" (net/ipv4/fib_semantics.c)', 'netplan: on-link of a route'],
  weigh: ({ args: { isDefault } }) => (isDefault === true ? 'error' : 'warning'),
  message: ({ to, gateway, addresses }) =>
    `the route to ${to} goes by ${gateway}, which is in no subnet of the addresses ${[addresses].flat().join(', ')}; Linux refuses such a route, so the guest does not get it`,
  help: () =>
    'Correct the gateway or the prefix length; where the gateway is outside on purpose, add on-link: true to the route.',
})
