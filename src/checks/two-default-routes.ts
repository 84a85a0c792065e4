import { defineFaultCheck } from './define-fault-check.ts'

export const twoDefaultRoutes = defineFaultCheck({
  code: 'two-default-routes',
  severity: 'warning',
  effect: 'none',
  sources: [
    'netplan 0.106: "Conflicting default route declarations"',
    'https://github.com/achetronic/metal-cloud/issues/7',
    'https://github.com/OpenNebula/one-apps/issues/74',
    'https://github.com/canonical/cloud-init/issues/2855',
  ],
  message: ({ entry, first }) =>
    `"${entry}" has a default route of the same family and metric as one of "${first}"; which of the two the traffic takes is chance`,
  help: () => 'Keep the default route of one interface, or give the two different metrics.',
})
