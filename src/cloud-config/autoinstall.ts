import type { MappingNode } from '../yaml/node.ts'

/** Keys of Ubuntu's installer that cloud-config does not have. */
const installerKeys: ReadonlySet<string> = new Set([
  ...['early-commands', 'late-commands', 'error-commands', 'interactive-sections', 'refresh-installer'],
  ...['identity', 'storage', 'snaps', 'kernel', 'kernel-crash-dumps', 'user-data', 'codecs', 'oem'],
  ...['debconf-selections', 'active-directory', 'zdevs', 'shutdown'],
])

export const isInstallerKey = (key: string): boolean => installerKeys.has(key)

/** The settings of the installer stand at the root, without `autoinstall` above them. */
export const isUnwrapped = ({ entries }: MappingNode): boolean => {
  const names = entries.flatMap(({ key }) => (key.kind === 'string' ? key.value : []))
  return !names.includes('autoinstall') && names.filter(isInstallerKey).length > 1
}
