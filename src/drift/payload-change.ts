import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import type { UserData } from '../user-data/user-data.ts'
import { toJsonValue } from '../yaml/json-value.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { keyText } from '../yaml/lookup.ts'
import type { MappingNode } from '../yaml/node.ts'
import type { DriftSide } from './drift-side.ts'
import { type ChangeStatus, sortedJson } from './network-change.ts'

/** What differs in user-data or vendor-data, and whether a guest of the same identity does anything about it. */
export interface PayloadChange {
  readonly file: 'user-data' | 'vendor-data'
  readonly status: ChangeStatus
  /** Root keys of the cloud-config that differ; empty where one of the two is no cloud-config. */
  readonly keys: readonly string[]
  /** Of these the ones that count once per instance. */
  readonly once: readonly string[]
  /** Something in it runs once per instance. */
  readonly isOnce: boolean
}

/** Root keys of modules that run on every boot, and those that no module of a frequency reads. */
const everyBoot: ReadonlySet<string> = new Set([
  ...['bootcmd', 'chef', 'disable_ec2_metadata', 'final_message', 'growpart', 'resize_rootfs', 'zypper'],
  ...['hostname', 'fqdn', 'preserve_hostname', 'prefer_fqdn_over_hostname', 'create_hostname_file'],
  ...['manage_etc_hosts', 'cloud_init_modules', 'cloud_config_modules', 'cloud_final_modules'],
  ...['launch-index', 'merge_how', 'merge_type', 'output', 'reporting', 'system_info', 'version', 'migrate'],
])

export function comparePayload(
  file: PayloadChange['file'],
  older: DriftSide,
  newer: DriftSide,
): PayloadChange {
  const [a, b] = [older, newer].map((side) => (file === 'user-data' ? side.userData : side.vendorData))
  const status = compareFile(file, older.seed, newer.seed)
  const nothing = { file, status, keys: [], once: [], isOnce: false }
  if (status !== 'changed' || !a || !b) return nothing
  const [before, after] = [cloudConfigOf(a), cloudConfigOf(b)]
  if (before === undefined || after === undefined) return { ...nothing, isOnce: !isBoothook(a, b) }
  const keys = changedKeys(before, after)
  const once = keys.filter((key) => !everyBoot.has(key))
  return { file, status: keys.length === 0 ? 'same' : 'changed', keys, once, isOnce: once.length > 0 }
}

/** Two cloud-configs that differ in form alone. */
export function isSameCloudConfig(a: UserData, b: UserData): boolean {
  const [before, after] = [cloudConfigOf(a), cloudConfigOf(b)]
  return before !== undefined && after !== undefined && changedKeys(before, after).length === 0
}

/** Byte by byte; a file that is not there is an empty one. */
export function compareFile(name: SeedFileName, older: Seed, newer: Seed): ChangeStatus {
  if (older.unknown?.includes(name) || newer.unknown?.includes(name)) return 'unknown'
  const [a, b] = [older, newer].map((seed) => seed.files.find((file) => file.name === name)?.bytes)
  const size = a?.byteLength ?? 0
  if (size !== (b?.byteLength ?? 0)) return 'changed'
  for (let at = 0; at < size; at++) if (a?.[at] !== b?.[at]) return 'changed'
  return 'same'
}

/** Its root keys; an absent or empty file has none. `undefined` for what is no cloud-config or does not load. */
function cloudConfigOf({ status, source }: UserData): MappingNode | null | undefined {
  if (status === 'absent' || status === 'empty') return null
  if (!source || !/^\s*#cloud-config\s*?(?:\n|$)/i.test(source.text)) return undefined
  const document = loadPyYaml(source.text)
  if (document.status === 'refused') return undefined
  if (document.root === null || document.root.kind === 'null') return null
  return document.root.kind === 'mapping' ? document.root : undefined
}

function changedKeys(before: MappingNode | null, after: MappingNode | null): readonly string[] {
  const [a, b] = [before, after].map(valuesOf)
  const keys = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])
  const changed = [...keys].filter((key) => a?.get(key) !== b?.get(key)).map(nameOf)
  return [...new Set(changed)].sort()
}

/** A key that its value is glued to (`password:secret`) is told without it. */
const nameOf = (key: string): string => /^[\w-]{1,40}(?=:|$)/.exec(key)?.[0] ?? '…'

const valuesOf = (root: MappingNode | null): ReadonlyMap<string, string> =>
  new Map((root?.entries ?? []).map(({ key, value }) => [keyText(key), sortedJson(toJsonValue(value))]))

/** A boothook runs on every boot. */
const isBoothook = (...sides: readonly UserData[]): boolean =>
  sides.every(({ source }) => /^\s*#cloud-boothook/i.test(source?.text ?? ''))
