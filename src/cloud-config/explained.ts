import type { SchemaComplaint } from '../schema/complaints.ts'
import { gluedKey } from '../yaml/glued-key.ts'
import { nodeAt } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import { isInstallerKey, isUnwrapped } from './autoinstall.ts'
import { isGluedList } from './glued.ts'
import type { JudgedCloudConfig } from './judge.ts'
import { oldAptKeys } from './old-apt-keys.ts'
import { passwordKeys } from './users.ts'

/** Root keys that belong into meta-data. */
export const metaDataKeys: ReadonlySet<string> = new Set([
  ...[
    'instance-id',
    'instance_id',
    'local-hostname',
    'local_hostname',
    'public-keys',
    'public_keys',
    'dsmode',
  ],
])

/** Places whose wrong kind of value has a finding of its own, `*` for any item, and the kinds that it is about. */
const told: Readonly<Record<string, readonly YamlNode['kind'][] | 'all'>> = {
  'write_files/*/permissions': ['integer'],
  ssh_authorized_keys: ['string'],
  'users/*/ssh_authorized_keys': ['string'],
  ...Object.fromEntries(['runcmd', 'bootcmd', 'runcmd/*', 'bootcmd/*'].map((shape) => [shape, 'all'])),
  ...Object.fromEntries(['hostname', 'fqdn', 'password'].map((shape) => [shape, 'all'])),
  ...Object.fromEntries(passwordKeys.map((key) => [`users/*/${key}`, 'all'])),
  ...Object.fromEntries(passwordKeys.map((key) => [`user/${key}`, 'all'])),
  'chpasswd/users/*/password': 'all',
}

const shapeOf = (path: SchemaComplaint['path']): string =>
  path.map((step) => (typeof step === 'number' ? '*' : step)).join('/')

/** Whether another check tells what the schema complains about in this cloud-config. */
export function explainedIn({ root }: JudgedCloudConfig): (complaint: SchemaComplaint) => boolean {
  const unwrapped = root !== null && isUnwrapped(root)
  const isToldKey = (key: string): boolean =>
    key === 'network' ||
    metaDataKeys.has(key) ||
    oldAptKeys.has(key) ||
    (unwrapped && (isInstallerKey(key) || key === 'version'))
  return (complaint) => {
    const { rule, path, key } = complaint
    if (rule === 'unknown-key') return path.length === 1 && isToldKey(key ?? '')
    if (rule === 'missing-key') return key === 'name' && path.length === 2 && path[0] === 'users'
    if (rule === 'not-in-enum') return shapeOf(path) === 'write_files/*/encoding'
    return rule === 'wrong-type' && isToldValue(complaint, nodeAt(root, path))
  }
}

function isToldValue({ path, expected }: SchemaComplaint, node: YamlNode | undefined): boolean {
  if (!node || node.kind === 'null') return false
  if (expected.includes('a mapping') && gluedKey(node) !== undefined) return true
  if (expected.includes('a list') && isGluedList(node)) return true
  const shape = shapeOf(path)
  const kinds = Object.hasOwn(told, shape) ? told[shape] : undefined
  return kinds === 'all' || (kinds?.includes(node.kind) ?? false)
}
