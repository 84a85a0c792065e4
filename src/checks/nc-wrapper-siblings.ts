import { heldIn, removed } from '../fixes/entries.ts'
import { defineCheck } from './define-check.ts'

/** Whoever loses one of these loses interfaces. */
const bodies = new Set(['config', 'ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'tunnels', 'vrfs'])

export const ncWrapperSiblings = defineCheck({
  code: 'nc-wrapper-siblings',
  title: 'Keys next to network are ignored',
  severity: 'error',
  effect: 'setting-lost',
  step: 'shape',
  sources: ['cloud-init: stages.py', 'https://github.com/canonical/cloud-init/pull/1417'],
  *find({ networkConfig: { faults, root, duplicates }, sources }) {
    const source = sources['network-config']
    const fault = faults.find(({ code }) => code === 'nc-wrapper-siblings')
    if (!fault || !source) return
    const keys = Array.isArray(fault.args.keys) ? fault.args.keys.map(String) : []
    const empty = fault.args.empty === true
    yield {
      spot: { source, range: fault.range, path: fault.path, root, duplicates },
      args: { keys, empty },
      ...(isLoss(keys, empty) ? {} : { severity: 'warning' as const }),
      ...(empty ? { effect: 'fallback' as const } : {}),
    }
  },
  message: ({ keys, empty }) =>
    empty
      ? `"network" is empty, because ${quoted(keys)} stand beside it instead of inside; cloud-init ignores what is beside, and runs DHCP on a NIC that it picks itself`
      : `cloud-init reads only what is inside "network" and ignores what is beside it, here ${quoted(keys)}`,
  help: ({ keys, empty }) =>
    isLoss(keys, empty)
      ? 'Indent the keys beside network so that they stand inside it.'
      : 'Remove what stands beside network.',
  fix: ({ keys, empty }, { source, root }) => {
    const network = empty && root ? heldIn(source, root, 'network') : undefined
    // Then the settings count, right or wrong, in the place of a fallback that may work.
    if (network)
      return { title: 'Remove the empty network above the settings', safe: false, changes: removed(network) }
    const beside = Array.isArray(keys) && !isLoss(keys, empty === true) ? keys : []
    const changes = beside.map((key) => {
      const held = root ? heldIn(source, root, key) : undefined
      return held && removed(held)
    })
    return changes.length > 0 && !changes.includes(undefined)
      ? { title: 'Remove what nothing reads', safe: true, changes: changes.flatMap((each) => each ?? []) }
      : undefined
  },
})

const isLoss = (keys: readonly string[], empty: boolean): boolean =>
  empty || keys.some((key) => bodies.has(key))

const quoted = (keys: readonly string[]): string => {
  const names = keys.slice(0, 4).map((key) => `"${key}"`)
  return keys.length > 4 ? `${names.join(', ')} and more` : names.join(' and ')
}
