import { layout } from '../../scripts/compile-structures.ts'
import { structures } from '../../src/image/vfat/structures.ts'
import type { Format, Place } from './format.ts'

const entryBytes = 32
const extensionAt = 36
const infoSignature = 0x41615252
const longName = 0x0f
const used = 400

/** Boot sector and FSInfo by their offsets; directories by what their slots look like, wherever they lie. */
function placesIn(image: Uint8Array): readonly Place[] {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  const sector = view.byteLength >= 512 ? view.getUint16(11, true) : 0
  if (sector < 512 || sector % 512 !== 0) return []
  const isFat32 = view.getUint16(22, true) === 0
  const found: Place[] = [
    { structure: 'biosParameterBlock', at: 0 },
    { structure: isFat32 ? 'fat32Extension' : 'fat16Extension', at: extensionAt },
  ]
  if (isFat32 && view.getUint32(sector, true) === infoSignature)
    found.push({ structure: 'fileSystemInfo', at: sector })
  for (let at = sector; at + entryBytes <= image.byteLength && found.length < used; at += entryBytes) {
    const attributes = view.getUint8(at + 11)
    const order = view.getUint8(at) & 0x3f
    if (attributes === longName && order >= 1 && order <= 20) found.push({ structure: 'longNameSlot', at })
    else if (
      /^[A-Z0-9~_. -]{11}$/.test(String.fromCharCode(...image.subarray(at, at + 11))) &&
      attributes < 0x40
    )
      found.push({ structure: 'directoryEntry', at })
  }
  return found
}

export const vfat: Format = {
  name: 'vfat',
  fields: Object.fromEntries(
    Object.entries(structures).map(([name, parser]) => [name, layout(name, parser).fields]),
  ),
  placesIn,
}
