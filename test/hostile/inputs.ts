import { hostileContainers } from './containers.ts'
import { hostileDisks } from './disks.ts'
import type { HostileInput } from './hostile-input.ts'
import { hostileIso9660 } from './iso9660.ts'
import { otherFormats } from './other-formats.ts'
import { hostileVfat } from './vfat.ts'

/** All of them. */
export const hostileInputs: readonly HostileInput[] = [
  ...hostileIso9660,
  ...hostileVfat,
  ...hostileContainers,
  ...hostileDisks,
  ...otherFormats,
]
