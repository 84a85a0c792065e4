import { defineFaultCheck } from './define-fault-check.ts'

export const gatewayOwnAddress = defineFaultCheck({
  code: 'gateway-own-address',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['Linux: net/ipv4/fib_semantics.c, net/ipv6/route.c (a local address is no next hop)'],
  message: ({ gateway }) =>
    `the gateway ${gateway} is the device's own address; the kernel refuses a route by itself, so the guest gets no such route`,
  help: () => 'Write the address of the router.',
})
