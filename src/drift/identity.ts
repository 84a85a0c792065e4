import type { DriftSide } from './drift-side.ts'

/** What becomes of the guest's identity between two seeds. */
export interface IdentityChange {
  /** `null` where Git cannot tell. */
  readonly older: string | null
  readonly newer: string | null
  /** `same`: what cloud-init does once per instance it does not do again. */
  readonly status: 'same' | 'changed' | 'unknown'
  /** The id that one side leaves open is what a release up to 1.5 derives from the name. */
  readonly byOlderRule: boolean
}

/** cloud-init compares as text, with the stored id stripped: one with blanks around it is new on every boot. */
export function compareIdentity(older: DriftSide, newer: DriftSide): IdentityChange {
  const ids = { older: instanceIdOf(older), newer: instanceIdOf(newer) }
  if (!older.claimed || !newer.claimed) return { ...ids, status: 'unknown', byOlderRule: false }
  if (ids.older !== null && ids.newer !== null) {
    return { ...ids, status: ids.older.trim() === ids.newer ? 'same' : 'changed', byOlderRule: false }
  }
  const known = ids.older ?? ids.newer
  if (known === null)
    return { ...ids, status: isOneVm(older, newer) ? 'same' : 'unknown', byOlderRule: false }
  const derived = newer.olderIds ?? older.olderIds
  const byOlderRule = known.toLowerCase() === derived?.uuidOfName
  return { ...ids, status: byOlderRule ? 'same' : 'changed', byOlderRule }
}

function instanceIdOf({ claimed, metaData, vm }: DriftSide): string | null {
  if (!claimed) return null
  return metaData.status === 'unknown' ? (vm?.firmwareUuid?.text ?? null) : metaData.instanceId
}

/** A VM keeps the id that the cluster once gave it; a VMI that is made anew gets another. */
const isOneVm = ({ vm: a }: DriftSide, { vm: b }: DriftSide): boolean =>
  a?.kind === 'VirtualMachine' && b?.kind === 'VirtualMachine' && a.name === b.name
