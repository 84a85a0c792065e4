/** Keys of meta-data that cloud-init does something with; any other is kept for templates and means nothing else. */
const keys = [
  'instance-id',
  'local-hostname',
  'public-keys',
  'dsmode',
  'seedfrom',
  'network-interfaces',
  'launch-index',
]

/** What people write for them: the names of other platforms, and of cloud-config. */
const aliases: Readonly<Record<string, string>> = {
  hostnamelocal: 'local-hostname',
  localhost: 'local-hostname',
  localhostname: 'local-hostname',
  publickey: 'public-keys',
  sshkeys: 'public-keys',
  sshauthorizedkeys: 'public-keys',
  sshpublickeys: 'public-keys',
  publicsshkeys: 'public-keys',
  datasourcemode: 'dsmode',
  seedurl: 'seedfrom',
  seed: 'seedfrom',
  interfaces: 'network-interfaces',
  networkinterface: 'network-interfaces',
}

const fold = (word: string): string => word.toLowerCase().replace(/[-_ .]/g, '')

/**
 * The key that was meant: equal but for case, hyphens and underscores, or a usual name for it. `instance-id` and
 * `hostname` have findings of their own.
 */
export function nearKey(name: string): string | undefined {
  if (keys.includes(name) || fold(name) === 'instanceid') return undefined
  return keys.find((key) => fold(key) === fold(name)) ?? aliases[fold(name)]
}
