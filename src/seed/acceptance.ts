import type { SeedVolume } from './seed.ts'

/** blkid's label must be cloud-init's `fs_label` in lower or upper case; mixed case is found by nobody. */
export const isCidataLabel = (label: string | null): boolean => label === 'cidata' || label === 'CIDATA'

/** A folder has no label to be found by; a predicted seed gets KubeVirt's. */
export const hasLabel = (volume: SeedVolume | null): boolean =>
  volume !== null && volume.format !== 'directory'
