import type { Subject } from './checks/subject.ts'
import type { Drift } from './drift/drift.ts'
import { compareFile } from './drift/payload-change.ts'
import type { DriftSummary, FileChange } from './report/result.ts'
import { type SeedFileName, seedFileNames } from './seed/seed-file-name.ts'

export const driftSummary = (drift: Drift, { seed }: Subject): DriftSummary => ({
  relation: drift.relation,
  older: drift.older.input,
  guest: guestOf(drift),
  instanceId: {
    older: drift.identity.older,
    newer: drift.identity.newer,
    change: drift.identity.status,
  },
  files: seedFileNames.flatMap((name) => {
    const change = fileChange(name, drift.older.seed, seed)
    const keys = drift.payloads.find(({ file }) => file === name)?.keys ?? []
    return change === null ? [] : [{ name, change, ...(keys.length === 0 ? {} : { keys }) }]
  }),
  macs: drift.macs.map(({ interface: name, older, newer }) => ({ interface: name, older, newer })),
  rootDisk: drift.rootDisk,
})

function guestOf({ identity, network, payloads, keptNetwork, rootDisk }: Drift): DriftSummary['guest'] {
  if (identity.status === 'changed' || rootDisk === 'fresh') return 'first-boot-again'
  if (identity.status === 'unknown') return 'unknown'
  const changed = payloads.filter(({ status }) => status === 'changed')
  if ((network === 'changed' && keptNetwork) || changed.some(({ isOnce }) => isOnce)) return 'kept'
  if (network === 'changed' || changed.length > 0) return 'applied'
  return network === 'unknown' || payloads.some(({ status }) => status === 'unknown') ? 'unknown' : 'nothing'
}

type Files = Subject['seed']

/** `null` for a file that neither seed has. */
function fileChange(name: SeedFileName, older: Files, newer: Files): FileChange | null {
  const change = compareFile(name, older, newer)
  const [before, after] = [older, newer].map(({ files }) => files.some((file) => file.name === name))
  if (change === 'unknown') return change
  if (!before && !after) return null
  if (before === after) return change
  return after ? 'added' : 'removed'
}
