import { ImageError } from './image-error.ts'
import { firstDescriptorSector, isVolumeDescriptor, sectorSize } from './iso9660/volume-descriptor.ts'

const furthestDescriptor = 8

/**
 * An error when bytes were inserted before a volume descriptor, as by a terminal that turned LF into CR LF: it lies
 * near, but not at, the beginning of its sector. The first descriptor may have kept its place. `head` are the bytes
 * from sector 16 on.
 */
export function terminalDamage(head: Uint8Array): ImageError | undefined {
  for (let index = 0; index < furthestDescriptor; index++) {
    const at = index * sectorSize
    if (isVolumeDescriptor(head, at)) {
      if (head[at] === terminatorType) return undefined
      continue
    }
    const displacement = descriptorIn(head.subarray(at, at + 2 * sectorSize))
    return displacement === undefined
      ? undefined
      : damagedByTerminal((firstDescriptorSector + index) * sectorSize, displacement)
  }
  return undefined
}

const terminatorType = 255

/** Where in these bytes a descriptor's type and "CD001" begin. */
function descriptorIn(bytes: Uint8Array): number | undefined {
  for (let at = 1; at + 6 <= bytes.byteLength; at++) {
    const type = bytes[at] ?? 0
    if ((type <= 3 || type === terminatorType) && isVolumeDescriptor(bytes, at)) return at
  }
  return undefined
}

const damagedByTerminal = (sectorAt: number, displacement: number) =>
  new ImageError(
    'damaged-by-terminal',
    `the volume descriptor of sector ${sectorAt / sectorSize} lies ${displacement} bytes too far in, as after a copy through a terminal that turned LF into CR LF; run kubectl exec without -t`,
    { offset: sectorAt + displacement },
  )
