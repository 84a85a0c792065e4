/**
 * FAT volumes that no program makes, put together cluster by cluster. One FAT, clusters of one sector of 512 bytes, a
 * root of 32 entries on FAT12 and FAT16, of cluster 2 on FAT32.
 */
export const sectorSize = 512
export const rootEntries = 32

export interface HandMadeEntry {
  /** Eight and three letters of Latin-1, padded here where `name` has a dot. */
  readonly name: string
  readonly attributes?: number
  readonly caseBits?: number
  readonly cluster?: number
  readonly size?: number
  readonly date?: number
  readonly time?: number
}

const latin1 = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const little16 = (value: number) => [value & 255, (value >>> 8) & 255]
const little32 = (value: number) => [...little16(value & 0xffff), ...little16(value >>> 16)]

/** `A.TXT` as the eleven letters of a directory entry; what has eleven already is taken as it is. */
const padded = (name: string): string => {
  if (name.length === 11) return name
  const [base = '', extension = ''] = name.split('.')
  return base.padEnd(8) + extension.padEnd(3)
}

/** 2026-01-01 and midnight. */
const someDate = ((2026 - 1980) << 9) | (1 << 5) | 1

export const directory = 0x10
export const volumeId = 0x08

export function entry(fields: HandMadeEntry): number[] {
  const { name, attributes = 0x20, caseBits = 0, cluster = 0, size = 0, date = someDate, time = 0 } = fields
  return [
    ...latin1(padded(name)),
    attributes,
    caseBits,
    ...[0, 0, 0, 0, 0, 0, 0],
    ...little16(cluster >>> 16),
    ...little16(time),
    ...little16(date),
    ...little16(cluster & 0xffff),
    ...little32(size),
  ]
}

/** The sum that ties long-name slots to their entry. */
export const checksumOf = (name: string): number =>
  latin1(padded(name)).reduce((sum, byte) => (((sum & 1) << 7) + (sum >> 1) + byte) & 255, 0)

export function slot(order: number, units: readonly number[], checksum: number): number[] {
  const bytes = units.flatMap(little16)
  return [
    order,
    ...bytes.slice(0, 10),
    ...[0x0f, 0, checksum],
    ...bytes.slice(10, 22),
    ...[0, 0],
    ...bytes.slice(22, 26),
  ]
}

/** The slots of a long name, in their order on disk. `units` may be no UTF-16 at all. */
export function slotsOf(units: readonly number[], shortName: string): number[][] {
  const terminated = units.length % 13 === 0 ? [...units] : [...units, 0]
  while (terminated.length % 13 !== 0) terminated.push(0xffff)
  const count = terminated.length / 13
  return Array.from({ length: count }, (_, index) => {
    const number = count - index
    const part = terminated.slice((number - 1) * 13, number * 13)
    return slot(index === 0 ? number | 0x40 : number, part, checksumOf(shortName))
  })
}

export const unitsOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

/** A file or directory with a long name in front. */
export const named = (longName: string, fields: HandMadeEntry): number[] => [
  ...slotsOf(unitsOf(longName), fields.name).flat(),
  ...entry(fields),
]

export const label = (name: string) => entry({ name: name.padEnd(11), attributes: volumeId })

/** `.` and `..`, without which Linux takes nothing for a directory. */
export const dots = (own: number, parent = 0): number[] => [
  ...entry({ name: '.          ', attributes: directory, cluster: own }),
  ...entry({ name: '..         ', attributes: directory, cluster: parent }),
]

export interface HandMadeVolume {
  readonly bits?: 12 | 16 | 32
  /** Default: the fewest that FAT16 may have, and for the others 64. */
  readonly clusters?: number
  readonly root?: readonly number[]
  /** Values of the FAT by cluster; `end` ends a chain. */
  readonly fat?: Readonly<Record<number, number>>
  readonly data?: Readonly<Record<number, Uint8Array | readonly number[]>>
  readonly bootLabel?: string
  /** Bytes of the boot sector to replace, by offset. */
  readonly boot?: Readonly<Record<number, readonly number[]>>
}

export const end = 0x0fffffff
const usualClusters = { 12: 64, 16: 4085, 32: 64 }

export function volume(made: HandMadeVolume): Uint8Array {
  const { bits = 12, clusters = usualClusters[bits], root = [], fat = {}, data = {} } = made
  const fatSectors = Math.ceil(((clusters + 2) * bits) / 8 / sectorSize)
  const reserved = bits === 32 ? 2 : 1
  const rootSectors = bits === 32 ? 0 : (rootEntries * 32) / sectorSize
  const dataSector = reserved + fatSectors + rootSectors
  const sectors = dataSector + clusters
  const bytes = new Uint8Array(sectors * sectorSize)
  const put = (at: number, content: Iterable<number>) => bytes.set([...content], at)
  put(0, bootSector(bits, sectors, fatSectors, reserved, made.bootLabel ?? 'NO NAME'))
  if (bits === 32) put(sectorSize, infoSector())
  for (const [at, content] of Object.entries(made.boot ?? {})) put(Number(at), content)
  const table = { 0: 0x0ffffff8, 1: end, ...(bits === 32 ? { 2: end } : {}), ...fat }
  for (const [cluster, value] of Object.entries(table))
    setFatEntry(bytes, reserved * sectorSize, bits, Number(cluster), value)
  const atCluster = (cluster: number) => (dataSector + cluster - 2) * sectorSize
  put(bits === 32 ? atCluster(2) : (reserved + fatSectors) * sectorSize, root)
  for (const [cluster, content] of Object.entries(data)) put(atCluster(Number(cluster)), content)
  return bytes
}

function bootSector(bits: number, sectors: number, fatSectors: number, reserved: number, bootLabel: string) {
  const small = bits !== 32
  const extension = [0x80, 0, 0x29, 1, 2, 3, 4, ...latin1(bootLabel.padEnd(11)), ...latin1(`FAT${bits}   `)]
  const head = [
    ...[0xeb, 0x3c, 0x90],
    ...latin1('HANDMADE'),
    ...little16(sectorSize),
    1,
    ...little16(reserved),
    1,
    ...little16(small ? rootEntries : 0),
    ...little16(0),
    0xf8,
    ...little16(small ? fatSectors : 0),
    ...[0, 0, 0, 0, 0, 0, 0, 0],
    ...little32(sectors),
    ...(small ? [] : [...little32(fatSectors), 0, 0, 0, 0, ...little32(2), 1, 0, 0, 0, ...Array(12).fill(0)]),
    ...extension,
  ]
  return [...head, ...Array(510 - head.length).fill(0), 0x55, 0xaa]
}

const infoSector = () => [...latin1('RRaA'), ...Array(480).fill(0), ...latin1('rrAa')]

function setFatEntry(bytes: Uint8Array, fatAt: number, bits: number, cluster: number, value: number): void {
  const view = new DataView(bytes.buffer)
  if (bits === 32) view.setUint32(fatAt + cluster * 4, value, true)
  else if (bits === 16) view.setUint16(fatAt + cluster * 2, value & 0xffff, true)
  else {
    const at = fatAt + cluster + (cluster >> 1)
    const old = view.getUint16(at, true)
    const odd = cluster % 2 === 1
    view.setUint16(at, odd ? (old & 0x000f) | ((value & 0xfff) << 4) : (old & 0xf000) | (value & 0xfff), true)
  }
}

export const text = (content: string) => new TextEncoder().encode(content)
