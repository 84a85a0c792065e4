import { defineLogCheck } from './define-log-check.ts'

export const logNoRenderer = defineLogCheck({
  code: 'log-no-renderer',
  title: 'The guest has nothing that network-config could be written for',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'nic',
  sources: ['cloud-init: net/renderers.py (select), distros/__init__.py'],
  kind: 'no-renderer',
  message: () =>
    '"Unable to render networking": the guest has none of netplan, networkd, ifupdown, NetworkManager and sysconfig where cloud-init looks for them, so network-config is written nowhere',
  help: () =>
    'Install a network manager that cloud-init knows in the image, or list it under system_info: network: renderers.',
})
