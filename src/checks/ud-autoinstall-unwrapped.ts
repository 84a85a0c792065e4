import { isInstallerKey, isUnwrapped } from '../cloud-config/autoinstall.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udAutoinstallUnwrapped = defineCloudConfigCheck({
  code: 'ud-autoinstall-unwrapped',
  title: "Settings for Ubuntu's installer stand without autoinstall above them",
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_ubuntu_autoinstall.py', 'Ubuntu Server: automated installation'],
  *find(root) {
    if (!isUnwrapped(root)) return
    const found = root.entries.filter(({ key }) => key.kind === 'string' && isInstallerKey(key.value))
    const [first] = found
    const keys = found.flatMap(({ key }) => (key.kind === 'string' ? key.value : []))
    if (first) yield { range: first.key.range, path: keys.slice(0, 1), args: { keys } }
  },
  message: ({ keys }) =>
    `${keys.join(', ')} are settings of Ubuntu's installer, which reads them only under "autoinstall"; here nothing reads them`,
  help: () => 'Put one key "autoinstall:" above them, with version: 1 in it, and indent the rest below it.',
})
