import type { HostileInput } from './hostile-input.ts'
import { hostileAmounts } from './iso9660/amounts.ts'
import { hostileDescriptors } from './iso9660/descriptors.ts'
import { hostileDirectories } from './iso9660/directories.ts'
import { hostileLinks } from './iso9660/links.ts'
import { hostileLoops } from './iso9660/loops.ts'
import { hostileNames } from './iso9660/names.ts'
import { hostileRelocations } from './iso9660/relocations.ts'
import { hostileSizes } from './iso9660/sizes.ts'
import { hostileSystemUse } from './iso9660/system-use.ts'
import { hostileZisofs } from './iso9660/zisofs.ts'

/** Images of ISO 9660 that no writer makes. */
export const hostileIso9660: readonly HostileInput[] = [
  ...hostileLoops,
  ...hostileRelocations,
  ...hostileSystemUse,
  ...hostileSizes,
  ...hostileNames,
  ...hostileLinks,
  ...hostileAmounts,
  ...hostileZisofs,
  ...hostileDescriptors,
  ...hostileDirectories,
]
