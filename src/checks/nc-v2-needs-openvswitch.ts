import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2NeedsOpenvswitch = defineFaultCheck({
  code: 'nc-v2-needs-openvswitch',
  severity: 'warning',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106 and 1.2: "The \'ovs-vsctl\' tool is required"'],
  message: ({ entry }) =>
    `"${entry}" is a device of Open vSwitch; an image without ovs-vsctl refuses the file, and no network is configured`,
  help: () =>
    'Install openvswitch-switch in the image, before its first boot; or describe the device without openvswitch.',
})
