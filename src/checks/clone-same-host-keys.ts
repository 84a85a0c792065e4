import type { UserData } from '../user-data/user-data.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { entry } from '../yaml/lookup.ts'
import type { MappingEntry } from '../yaml/node.ts'
import { locate, type SourceText } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const cloneSameHostKeys = defineCheck({
  code: 'clone-same-host-keys',
  title: 'user-data keeps a clone from making SSH host keys of its own',
  severity: 'warning',
  effect: 'setting-lost',
  needs: ['previous-seed'],
  sources: ['cloud-init: config/cc_ssh.py (ssh_keys, ssh_deletekeys)'],
  *find({ drift, userData }) {
    if (drift?.relation !== 'clone' || drift.identity.status === 'same' || drift.rootDisk === 'fresh') return
    const { source } = userData
    const kept = source && keptBy(userData, drift.older.userData)
    if (source && kept) yield { at: locate(source, kept.key.range, [kept.name]), args: { key: kept.name } }
  },
  message: ({ key }) =>
    key === 'ssh_keys'
      ? 'user-data gives the clone the SSH host keys of the original (ssh_keys): whoever holds one of them can pass for the other'
      : 'user-data has ssh_deletekeys: false, so the clone keeps the SSH host keys that are on the copied disk: whoever holds one of them can pass for the original',
  help: ({ key }) =>
    key === 'ssh_keys'
      ? 'Give each machine keys of its own, or leave ssh_keys out.'
      : 'Leave ssh_deletekeys out: cloud-init then makes new keys for the new instance-id.',
})

interface Kept {
  readonly name: 'ssh_keys' | 'ssh_deletekeys'
  readonly key: MappingEntry['key']
}

function keptBy(clone: UserData, original: UserData): Kept | undefined {
  const own = entryOf(clone.source, 'ssh_keys')
  const other = entryOf(original.source, 'ssh_keys')
  if (own && other && textOf(own, clone.source) === textOf(other, original.source))
    return { name: 'ssh_keys', key: own.key }
  const deletes = entryOf(clone.source, 'ssh_deletekeys')
  return deletes?.value.kind === 'boolean' && !deletes.value.value
    ? { name: 'ssh_deletekeys', key: deletes.key }
    : undefined
}

function entryOf(source: SourceText | undefined, name: string): MappingEntry | undefined {
  if (!source || !/^\s*#cloud-config\s/i.test(source.text)) return undefined
  const document = loadPyYaml(source.text)
  return document.status === 'loaded' ? entry(document.root, name) : undefined
}

const textOf = ({ value }: MappingEntry, source: SourceText | undefined): string =>
  (source?.text.slice(value.range.start, value.range.end) ?? '').replace(/\s+/g, ' ').trim()
