import { defineFaultCheck } from './define-fault-check.ts'

export const defaultRouteMissing = defineFaultCheck({
  code: 'default-route-missing',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['Linux: ip-route(8)', 'cloud-init and netplan take it without a word'],
  message: ({ addresses }) =>
    `there are static addresses (${[addresses].flat().join(', ')}) and no default route: the guest reaches its own subnet only, and whoever calls from elsewhere gets no answer`,
  help: () =>
    'Add a default route (version 2: routes with to: 0.0.0.0/0 and via; version 1: gateway), unless the guest is to talk to its own subnet alone.',
})
