import { keyInWords } from '../cloud-config/key-in-words.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** They say how the part is merged, or nothing. */
const neutral: ReadonlySet<string> = new Set([
  'autoinstall',
  'merge_how',
  'merge_type',
  'version',
  'launch-index',
])

export const udAutoinstallSiblings = defineCloudConfigCheck({
  code: 'ud-autoinstall-siblings',
  title: "Keys beside autoinstall configure the installer's own system",
  severity: 'info',
  effect: 'none',
  sources: ['Ubuntu Server: automated installation', 'cloud-init: config/cc_ubuntu_autoinstall.py'],
  *find(root) {
    if (!entry(root, 'autoinstall')) return
    const beside = root.entries.filter(({ key }) => key.kind === 'string' && !neutral.has(key.value))
    const [first] = beside
    if (!first) return
    const keys = beside.flatMap(({ key }) => (key.kind === 'string' ? keyInWords(key.value) : []))
    yield { range: first.key.range, path: keys.slice(0, 1), args: { keys } }
  },
  message: ({ keys }) =>
    `${keys.join(', ')} stand beside "autoinstall": they configure the live system that the installer runs in, not the one that it installs`,
  help: () => 'What the installed system shall have goes under autoinstall.user-data.',
})
