import type { RandomAccess } from '../bytes/random-access.ts'
import { ImageError } from './image-error.ts'
import { isVolumeDescriptor, sectorSize } from './iso9660/volume-descriptor.ts'

const descriptorsAt = 16 * sectorSize
const furthestDescriptor = 8

/**
 * An error when bytes were inserted before a volume descriptor, as by a terminal that turned LF into CR LF: it lies
 * near, but not at, the beginning of its sector. The first descriptor may have kept its place.
 */
export async function terminalDamage(source: RandomAccess): Promise<ImageError | undefined> {
  for (let index = 0; index < furthestDescriptor; index++) {
    const sectorAt = descriptorsAt + index * sectorSize
    const bytes = await source.read(sectorAt, 2 * sectorSize)
    if (isVolumeDescriptor(bytes)) {
      if (bytes[0] === terminatorType) return undefined
      continue
    }
    const displacement = descriptorIn(bytes)
    return displacement === undefined ? undefined : damagedByTerminal(sectorAt, displacement)
  }
  return undefined
}

const terminatorType = 255

/** Where in these bytes a descriptor's type and "CD001" begin. */
function descriptorIn(bytes: Uint8Array): number | undefined {
  for (let at = 1; at + 6 <= bytes.byteLength; at++) {
    const type = bytes[at] ?? 0
    if ((type <= 3 || type === terminatorType) && isVolumeDescriptor(bytes.subarray(at))) return at
  }
  return undefined
}

const damagedByTerminal = (sectorAt: number, displacement: number) =>
  new ImageError(
    'damaged-by-terminal',
    `the volume descriptor of sector ${sectorAt / sectorSize} lies ${displacement} bytes too far in, as after a copy through a terminal that turned LF into CR LF; run kubectl exec without -t`,
    { offset: sectorAt + displacement },
  )
