import type { SchemaComplaint } from '../schema/complaints.ts'
import { nodeAt } from '../yaml/lookup.ts'
import type { MappingNode } from '../yaml/node.ts'

/** Values that the module itself turns down, not only the schema; `*` for any item. */
const refusedShapes: ReadonlySet<string> = new Set([
  ...['apt', 'apt/sources', 'chpasswd', 'disk_setup', 'disk_setup/*', 'fs_setup', 'fs_setup/*', 'growpart'],
  ...['mounts', 'mounts/*', 'ntp', 'ntp/servers', 'ntp/pools', 'power_state', 'power_state/mode', 'swap'],
  ...['write_files', 'yum_repos'],
])

/** Keys without which the reader skips the item, or stops. */
const neededKeys: Readonly<Record<string, string>> = { 'write_files/*': 'path', autoinstall: 'version' }

/** Whether nothing comes of what the schema complains about: the module raises, or passes it over. */
export function isRefused(root: MappingNode, { rule, path, key }: SchemaComplaint): boolean {
  const shape = path.map((step) => (typeof step === 'number' ? '*' : step)).join('/')
  if (rule === 'missing-key') return Object.hasOwn(neededKeys, shape) && neededKeys[shape] === key
  if (rule === 'not-in-enum') return shape === 'power_state/mode'
  if (rule !== 'wrong-type') return false
  const node = nodeAt(root, path)
  if (node === undefined || node.kind === 'null') return false
  // One name as text is taken for a list of one; several are taken for one name.
  if (shape === 'packages') return node.kind !== 'string' || /\s/.test(node.value.trim())
  return refusedShapes.has(shape)
}
