import { latin1, viewOf } from '../../bytes/view.ts'
import { trimLabel } from '../blkid-label.ts'
import { ImageError } from '../image-error.ts'
import {
  type BiosParameterBlock,
  decodeBiosParameterBlock,
  decodeFat16Extension,
  decodeFat32Extension,
  type Fat32Extension,
} from './structures.generated.ts'

/** Where the parts of a FAT volume lie. Offsets and sizes in bytes. */
export interface Geometry {
  readonly bits: 12 | 16 | 32
  readonly sectorSize: number
  readonly clusterSize: number
  readonly fatOffset: number
  readonly fatSize: number
  /** The root directory of FAT12 and FAT16, which lies before the first cluster. */
  readonly rootOffset: number
  readonly rootSize: number
  /** The root directory of FAT32; 0 on the others. */
  readonly rootCluster: number
  /** Of cluster 2, the first. */
  readonly dataOffset: number
  /** The first number behind those of the clusters. */
  readonly clusterEnd: number
  /** What the boot sector counts. */
  readonly size: number
  /** Of FAT32's FSInfo. */
  readonly infoOffset: number | undefined
  /** The boot sector's label, blkid's LABEL_FATBOOT. */
  readonly bootLabel: string | null
}

export const bootSectorSize = 512
const extensionAt = 36

/** Why a number of the boot sector stops the mount; the first that does is told. */
interface Rule {
  readonly offset: number
  readonly refuses: (block: BiosParameterBlock, large: Fat32Extension) => boolean
  readonly message: (block: BiosParameterBlock) => string
}

const isPowerOfTwo = (value: number) => value > 0 && (value & (value - 1)) === 0

/** What Linux checks before it mounts (fs/fat), in its order. */
const rules: readonly Rule[] = [
  {
    offset: 14,
    refuses: ({ reservedSectors }) => reservedSectors === 0,
    message: () => 'it counts no reserved sectors, not even itself',
  },
  { offset: 16, refuses: ({ fats }) => fats === 0, message: () => 'it counts no file allocation table' },
  {
    offset: 21,
    refuses: ({ media }) => media !== 0xf0 && media < 0xf8,
    message: ({ media }) =>
      `media 0x${media.toString(16).padStart(2, '0')}; Linux mounts 0xf0 and 0xf8 to 0xff`,
  },
  {
    offset: 11,
    refuses: ({ bytesPerSector }) =>
      !isPowerOfTwo(bytesPerSector) || bytesPerSector < 512 || bytesPerSector > 4096,
    message: ({ bytesPerSector }) =>
      `sectors of ${bytesPerSector} bytes; Linux mounts 512, 1024, 2048 and 4096`,
  },
  {
    offset: 13,
    refuses: ({ sectorsPerCluster }) => !isPowerOfTwo(sectorsPerCluster),
    message: ({ sectorsPerCluster }) => `clusters of ${sectorsPerCluster} sectors, which is no power of two`,
  },
  {
    offset: 22,
    refuses: ({ sectorsPerFat16 }, { sectorsPerFat }) => sectorsPerFat16 === 0 && sectorsPerFat === 0,
    message: () => 'its file allocation table has no sectors',
  },
  {
    offset: 17,
    refuses: ({ rootEntries, bytesPerSector }) => (rootEntries * directoryEntryBytes) % bytesPerSector !== 0,
    message: ({ rootEntries }) => `a root directory of ${rootEntries} entries does not fill its sectors`,
  },
]

const directoryEntryBytes = 32

/**
 * Reads the boot sector of a FAT volume. An error where it says that it is one, and Linux mounts it not or blkid does
 * not take it for one; `undefined` for anything else.
 */
export function readGeometry(sector: Uint8Array): Geometry | ImageError | undefined {
  const view = viewOf(sector)
  const block = decodeBiosParameterBlock(view, 0)
  const small = decodeFat16Extension(view, extensionAt)
  const large = decodeFat32Extension(view, extensionAt)
  if (!block || !small || !large || sector.byteLength < bootSectorSize) return undefined
  const types = [latin1(small.fileSystemType), latin1(large.fileSystemType)] as const
  const named = namesItself(...types)
  if (!named && (!hasSignature(sector) || /^(JFS|HPFS) +$/.test(types[0]))) return undefined
  const rule = rules.find(({ refuses }) => refuses(block, large))
  const bootLabel = block.sectorsPerFat16 === 0 ? large.volumeLabel : small.volumeLabel
  const geometry = rule ? invalid(rule.message(block), rule.offset) : layOut(block, large, bootLabel)
  return geometry instanceof ImageError && !named ? undefined : geometry
}

/** The strings by which blkid knows the type, at bytes 54 and 82. */
const namesItself = (small: string, large: string): boolean =>
  /^(MSDOS|FAT1[26] {3}$|FAT {5}$)/.test(small) || /^(MSWIN|FAT32 {3}$)/.test(large)

/** Whether a sector ends like one that a computer can start from. */
export const hasSignature = (sector: Uint8Array): boolean => sector[510] === 0x55 && sector[511] === 0xaa

const invalid = (message: string, offset: number, whose = 'that Linux does not mount'): ImageError =>
  new ImageError('boot-sector-invalid', `a FAT boot sector ${whose}: ${message}`, { offset })

/** Linux would mount it, but without blkid nobody looks. */
const unknownToBlkid = (message: string): ImageError => invalid(message, 32, 'that blkid takes for none')

/** Linux's and blkid's bounds of the number of clusters, which alone tells FAT12 from FAT16. */
const mostClusters = { 12: 0xff4, 16: 0xfff4, 32: 0x0ffffff6 } as const

function layOut(
  block: BiosParameterBlock,
  large: Fat32Extension,
  bootLabel: Uint8Array,
): Geometry | ImageError {
  const { bytesPerSector: sectorSize, sectorsPerCluster, reservedSectors, fats, rootEntries } = block
  const isLarge = block.sectorsPerFat16 === 0
  const sectorsPerFat = isLarge ? large.sectorsPerFat : block.sectorsPerFat16
  const rootSector = reservedSectors + fats * sectorsPerFat
  const dataSector = rootSector + (rootEntries * directoryEntryBytes) / sectorSize
  const sectors = block.totalSectors16 === 0 ? block.totalSectors32 : block.totalSectors16
  const clusters = Math.floor((sectors - dataSector) / sectorsPerCluster)
  const bits = isLarge ? 32 : clusters > mostClusters[12] ? 16 : 12
  if (clusters < 0)
    return unknownToBlkid(`${sectors} sectors, of which ${dataSector} lie before the first cluster`)
  if (clusters > mostClusters[bits]) return unknownToBlkid(`${clusters} clusters are too many for FAT${bits}`)
  const fatSize = sectorsPerFat * sectorSize
  const fatEntries = Math.floor((fatSize * 8) / bits)
  return {
    bits,
    sectorSize,
    clusterSize: sectorsPerCluster * sectorSize,
    fatOffset: reservedSectors * sectorSize,
    fatSize,
    rootOffset: rootSector * sectorSize,
    rootSize: rootEntries * directoryEntryBytes,
    rootCluster: isLarge ? large.rootCluster : 0,
    dataOffset: dataSector * sectorSize,
    clusterEnd: Math.min(clusters + 2, fatEntries),
    size: sectors * sectorSize,
    infoOffset: isLarge ? (large.infoSector || 1) * sectorSize : undefined,
    bootLabel: latin1(bootLabel) === noName ? null : trimLabel(bootLabel),
  }
}

/** What mkfs.vfat writes where there is no label. */
const noName = 'NO NAME    '
