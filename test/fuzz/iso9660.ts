import { layout } from '../../scripts/compile-structures.ts'
import { structures } from '../../src/image/iso9660/structures.ts'
import type { Format, Place } from './format.ts'

const sector = 2048
const rootRecordAt = 156
/** "CD00", behind a descriptor's type. */
const letters = 0x43443030

/** System use entries whose declared part lies behind their header. */
const behindHeader: Readonly<Record<string, string>> = {
  CE: 'continuationArea',
  PX: 'posixAttributes',
  CL: 'childLink',
  ZF: 'compression',
}
const directory = 2
const places = 4000

/**
 * Goes through an image that is known to be sound, by a scan of its own: what the reader under test believes in decides
 * nothing here.
 */
function placesIn(image: Uint8Array): readonly Place[] {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  const found: Place[] = []
  const add = (structure: string, at: number) => {
    if (found.length < places) found.push({ structure, at })
  }

  const addSystemUse = (start: number, end: number, hops = 0) => {
    for (let at = start; at + 4 <= end; ) {
      const signature = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1))
      const length = view.getUint8(at + 2)
      if (!/^[A-Z]{2}$/.test(signature) || length < 4 || at + length > end) return
      add('systemUseEntry', at)
      const declared = behindHeader[signature]
      if (declared) add(declared, at + 4)
      if (signature === 'TF') add('recordingDate', at + 5)
      if (signature === 'SL') add('linkComponent', at + 5)
      if (signature === 'CE' && hops < 4) {
        const area = view.getUint32(at + 4, true) * sector + view.getUint32(at + 12, true)
        const areaEnd = area + view.getUint32(at + 20, true)
        if (areaEnd <= image.byteLength) addSystemUse(area, areaEnd, hops + 1)
      }
      at += length
    }
  }

  const addDirectory = (at: number, length: number, seen: Set<number>) => {
    if (seen.has(at) || at + length > image.byteLength) return
    seen.add(at)
    for (let record = at; record + 34 <= at + length; ) {
      const size = view.getUint8(record)
      if (size < 34) {
        record = at + (Math.floor((record - at) / sector) + 1) * sector
        continue
      }
      add('directoryRecord', record)
      add('recordingDate', record + 18)
      const nameEnd = record + 33 + view.getUint8(record + 32)
      addSystemUse(nameEnd + ((nameEnd - record) % 2), record + size)
      if (view.getUint8(record + 25) & directory)
        addDirectory(view.getUint32(record + 2, true) * sector, view.getUint32(record + 10, true), seen)
      record += size
    }
  }

  for (let at = 16 * sector; at + sector <= image.byteLength; at += sector) {
    const type = view.getUint8(at)
    if (view.getUint32(at + 1) !== letters || type === 255) break
    add('volumeDescriptorHeader', at)
    if (type !== 1 && type !== 2) continue
    add('volumeDescriptor', at)
    add('directoryRecord', at + rootRecordAt)
    const root = at + rootRecordAt
    addDirectory(view.getUint32(root + 2, true) * sector, view.getUint32(root + 10, true), new Set())
  }
  return found
}

export const iso9660: Format = {
  name: 'iso9660',
  fields: Object.fromEntries(
    Object.entries(structures).map(([name, parser]) => [name, layout(name, parser).fields]),
  ),
  placesIn,
}
