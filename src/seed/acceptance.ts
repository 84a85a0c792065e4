import type { Seed, SeedVolume } from './seed.ts'

/** blkid's label must be cloud-init's `fs_label` in lower or upper case; mixed case is found by nobody. */
export const isCidataLabel = (label: string | null): boolean => label === 'cidata' || label === 'CIDATA'

/** A folder has no label to be found by; a predicted seed gets KubeVirt's. */
export const hasLabel = (volume: SeedVolume | null): boolean =>
  volume !== null && volume.format !== 'directory'

/** blkid trims spaces behind a label, never those before it. */
export const isPaddedCidata = (label: string | null): label is string =>
  label !== null && label !== label.trimStart() && isCidataLabel(label.trimStart())

/** FAT's label in the boot sector, where the root directory has another or none. */
export function bootSectorLabel({ notes }: Seed): string | null {
  const note = notes.find((each) => each.kind === 'boot-sector-label')
  return note?.label ?? null
}

/** cloud-init takes LABEL_FATBOOT, too, but only as `fs_label` is written. */
const hasCidataLabel = (seed: Seed): boolean =>
  isCidataLabel(seed.volume?.label ?? null) || bootSectorLabel(seed) === 'cidata'

/** Whether cloud-init comes to see the volume's files: it asks blkid for type and label, and mounts. */
export const isFound = (seed: Seed): boolean =>
  (!hasLabel(seed.volume) || hasCidataLabel(seed)) &&
  !seed.notes.some(({ kind }) => kind === 'udf-bridge' || kind === 'block-size-512')
