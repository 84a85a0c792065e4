import type { NetworkConfig } from '../network-config/network-config.ts'
import type { UserData } from '../user-data/user-data.ts'
import { type JsonValue, toJsonValue } from '../yaml/json-value.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { child, items, text } from '../yaml/lookup.ts'

export type ChangeStatus = 'same' | 'changed' | 'unknown'

/** Whether two documents ask for the same network; order of keys, comments and the `network` wrapper do not count. */
export function compareNetwork(older: NetworkConfig, newer: NetworkConfig): ChangeStatus {
  const [a, b] = [meaningOf(older), meaningOf(newer)]
  if (a === undefined || b === undefined) return 'unknown'
  return a === b ? 'same' : 'changed'
}

/** All that ends in cloud-init's fallback is one network. */
function meaningOf({ status, outcome, body }: NetworkConfig): string | undefined {
  if (status === 'unknown') return undefined
  if (status === 'absent' || outcome === 'fallback' || outcome === 'disabled') return outcome ?? 'fallback'
  return sortedJson(toJsonValue(body))
}

export const sortedJson = (value: JsonValue): string => JSON.stringify(sorted(value))

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/**
 * `updates: {network: {when: [boot]}}` of a cloud-config has the network written on each boot (since 21.3). What the
 * guest has stored decides, which is the user-data of the boot before.
 */
export function rendersOnEachBoot({ source }: UserData): boolean {
  if (!source || !/^\s*#cloud-config\s/i.test(source.text)) return false
  const document = loadPyYaml(source.text)
  if (document.status === 'refused') return false
  const events = items(child(child(child(document.root, 'updates'), 'network'), 'when')).map(text)
  return (
    events.every((event) => event !== undefined && knownEvents.includes(event)) &&
    events.some((event) => event === 'boot' || event === 'boot-legacy')
  )
}

/** One that cloud-init does not know empties the whole list. */
const knownEvents: readonly string[] = ['boot', 'boot-legacy', 'boot-new-instance', 'hotplug']
