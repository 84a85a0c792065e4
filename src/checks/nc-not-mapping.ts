import type { YamlNode } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

const kinds: Partial<Record<YamlNode['kind'], string>> = {
  string: 'text',
  sequence: 'a list',
  integer: 'a number',
  float: 'a number',
  boolean: 'a truth value',
  timestamp: 'a date',
}

export const ncNotMapping = defineCheck({
  code: 'nc-not-mapping',
  title: 'network-config is not a mapping',
  severity: 'error',
  effect: 'fallback',
  step: 'shape',
  sources: ['cloud-init: DataSourceNoCloud.py, util.py (load_yaml)', 'cloud-init: stages.py'],
  *find({ networkConfig: { faults, root, wrapped }, sources }) {
    const source = sources['network-config']
    const fault = faults.find(({ code }) => code === 'nc-not-mapping')
    if (!fault || !root || !source) return
    const inner =
      root.kind === 'mapping' ? root.entries.find(({ value }) => value.range === fault.range)?.value : root
    const kind = kinds[inner?.kind ?? root.kind] ?? 'a value'
    const at = locate(source, fault.range, fault.path)
    yield { at, args: { kind, wrapped }, ...(wrapped ? { effect: 'nothing-rendered' as const } : {}) }
  },
  message: ({ kind, wrapped }) =>
    wrapped
      ? `"network" holds ${kind} where a mapping belongs; cloud-init raises and writes no network at all`
      : `network-config is ${kind} and no mapping; cloud-init drops it with a warning and runs DHCP on a NIC that it picks itself`,
  help: ({ kind }) =>
    kind === 'a list'
      ? 'Write version: 1 and config: above the list.'
      : 'Write a mapping with version: 2 and ethernets, each key on its own line and followed by a colon and a blank.',
})
