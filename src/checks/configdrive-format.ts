import { resolvePayload } from '../kubevirt/payload.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { child } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const configdriveFormat = defineCheck({
  code: 'configdrive-format',
  title: 'A config drive gets network data in the format of NoCloud',
  severity: 'error',
  effect: 'setting-lost',
  needs: ['vm', 'secrets'],
  sources: [
    'https://github.com/kubevirt/user-guide/pull/706',
    'https://github.com/kubevirt/kubevirt/issues/8551',
  ],
  *find({ vm, secrets }) {
    if (vm?.cloudInit?.kind !== 'cloudInitConfigDrive') return
    const payload = resolvePayload('networkData', vm, secrets, null)
    if (payload.status !== 'known' || !isNoCloud(payload.source('network-config').text)) return
    const related = [{ message: 'a config drive', location: vm.cloudInit.place }]
    yield { at: payload.place, related, args: { vm: vm.name, source: payload.origin } }
  },
  message: ({ vm, source }) =>
    `VM ${vm} has a config drive, whose network data is OpenStack's network_data.json; this (${source}) is network-config for NoCloud, which cloud-init does not read there`,
  help: () => 'Use cloudInitNoCloud, or write network_data.json with links and networks.',
})

function isNoCloud(text: string): boolean {
  const document = loadPyYaml(text)
  if (document.status === 'refused' || document.root === null) return false
  const { root } = document
  const own = ['version', 'network', 'ethernets', 'config'].some((key) => child(root, key))
  return own && !child(root, 'links') && !child(root, 'networks')
}
