import type { Seed, SeedVolume } from './seed.ts'

/** blkid's label must be cloud-init's `fs_label` in lower or upper case; mixed case is found by nobody. */
export const isCidataLabel = (label: string | null): boolean => label === 'cidata' || label === 'CIDATA'

/** A folder has no label to be found by; a predicted seed gets KubeVirt's. */
export const hasLabel = (volume: SeedVolume | null): boolean =>
  volume !== null && volume.format !== 'directory'

/** blkid trims spaces behind a label, never those before it. */
export const isPaddedCidata = (label: string | null): label is string =>
  label !== null && label !== label.trimStart() && isCidataLabel(label.trimStart())

/** Whether cloud-init comes to see the volume's files: it asks blkid for type and label, and mounts. */
export const isFound = ({ volume, notes }: Seed): boolean =>
  (!hasLabel(volume) || isCidataLabel(volume?.label ?? null)) &&
  !notes.some(({ kind }) => kind === 'udf-bridge' || kind === 'block-size-512')
