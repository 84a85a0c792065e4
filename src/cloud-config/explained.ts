import type { SchemaComplaint } from '../schema/complaints.ts'
import { isInstallerKey, isUnwrapped } from './autoinstall.ts'
import type { JudgedCloudConfig } from './judge.ts'

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

/** Unknown root keys that have findings of their own. */
function isToldKey(key: string, { root }: JudgedCloudConfig): boolean {
  if (key === 'network' || metaDataKeys.has(key)) return true
  return root !== null && isUnwrapped(root) && (isInstallerKey(key) || key === 'version')
}

/** Places whose wrong kind of value has a finding of its own, `*` for any item. */
const told: readonly string[] = [
  ...['write_files/*/permissions', 'ssh_authorized_keys', 'users/*/ssh_authorized_keys'],
  ...['runcmd', 'bootcmd', 'runcmd/*', 'bootcmd/*', 'hostname', 'fqdn', 'password'],
  ...['users/*/passwd', 'users/*/hashed_passwd', 'users/*/plain_text_passwd', 'chpasswd/users/*/password'],
  ...['user/passwd', 'user/hashed_passwd', 'user/plain_text_passwd'],
]

const shapeOf = (path: SchemaComplaint['path']): string =>
  path.map((step) => (typeof step === 'number' ? '*' : step)).join('/')

/** Whether another check tells what the schema complains about here. */
export function isExplained(complaint: SchemaComplaint, config: JudgedCloudConfig): boolean {
  const { rule, path, key, actual } = complaint
  if (rule === 'unknown-key') return path.length === 1 && isToldKey(key ?? '', config)
  if (rule === 'missing-key') return key === 'name' && path.length === 2 && path[0] === 'users'
  if (rule === 'not-in-enum') return shapeOf(path) === 'write_files/*/encoding'
  if (rule !== 'wrong-type') return false
  return (
    told.includes(shapeOf(path)) ||
    /^the string "-?[A-Za-z_][\w-]*(?::\S|(?: -\w|"$))/.test(isGluedHere(actual))
  )
}

/** Only what was written without a blank behind a colon or a dash. */
const isGluedHere = (actual: string): string =>
  /^the string "(?:-[A-Za-z]|[\w-]+:[^\s/])/.test(actual) ? actual : ''
