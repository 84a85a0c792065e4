/**
 * The fixed-size structures of FAT12, FAT16 and FAT32, declared field by field in the order of Microsoft's
 * specification ("FAT: General Overview of On-Disk Format", 1.03), whose names are behind each line. All numbers are
 * little-endian.
 *
 * Nothing imports this at run time: `npm run generate:structures` compiles it to structures.generated.ts.
 */
import { Parser } from 'binary-parser'

const struct = () => new Parser().endianness('little')

/** The boot sector's BIOS parameter block, which all three types have, up to the sector count of 32 bits. */
const biosParameterBlock = struct()
  .uint8('jump') // BS_jmpBoot, of three bytes
  .seek(2)
  .seek(8) // BS_OEMName
  .uint16('bytesPerSector') // BPB_BytsPerSec
  .uint8('sectorsPerCluster') // BPB_SecPerClus
  .uint16('reservedSectors') // BPB_RsvdSecCnt, the boot sector among them
  .uint8('fats') // BPB_NumFATs
  .uint16('rootEntries') // BPB_RootEntCnt, 0 on FAT32
  .uint16('totalSectors16') // BPB_TotSec16, 0 = see totalSectors32
  .uint8('media') // BPB_Media
  .uint16('sectorsPerFat16') // BPB_FATSz16, 0 = FAT32
  .seek(2) // BPB_SecPerTrk
  .seek(2) // BPB_NumHeads
  .seek(4) // BPB_HiddSec
  .uint32('totalSectors32') // BPB_TotSec32

/** What follows at byte 36 on FAT12 and FAT16. */
const fat16Extension = struct()
  .seek(3) // BS_DrvNum, BS_Reserved1, BS_BootSig
  .seek(4) // BS_VolID
  .buffer('volumeLabel', { length: 11 }) // BS_VolLab
  .buffer('fileSystemType', { length: 8 }) // BS_FilSysType

/** What follows at byte 36 on FAT32. */
const fat32Extension = struct()
  .uint32('sectorsPerFat') // BPB_FATSz32
  .seek(2) // BPB_ExtFlags: Linux reads the first FAT whatever they say
  .seek(2) // BPB_FSVer
  .uint32('rootCluster') // BPB_RootClus
  .uint16('infoSector') // BPB_FSInfo
  .seek(2) // BPB_BkBootSec
  .seek(12) // BPB_Reserved
  .seek(3) // BS_DrvNum, BS_Reserved1, BS_BootSig
  .seek(4) // BS_VolID
  .buffer('volumeLabel', { length: 11 }) // BS_VolLab
  .buffer('fileSystemType', { length: 8 }) // BS_FilSysType

/** FSInfo of FAT32, as far as blkid looks at it. */
const fileSystemInfo = struct()
  .uint32('leadSignature') // FSI_LeadSig
  .seek(480) // FSI_Reserved1
  .uint32('structureSignature') // FSI_StrucSig

/** A directory entry. */
const directoryEntry = struct()
  .buffer('name', { length: 11 }) // DIR_Name, eight and three
  .uint8('attributes') // DIR_Attr
  .uint8('caseBits') // DIR_NTRes: bit 3 = base in lower case, bit 4 = extension
  .seek(1) // DIR_CrtTimeTenth
  .seek(4) // DIR_CrtTime, DIR_CrtDate
  .seek(2) // DIR_LstAccDate
  .uint16('clusterHigh') // DIR_FstClusHI
  .uint16('writeTime') // DIR_WrtTime
  .uint16('writeDate') // DIR_WrtDate
  .uint16('clusterLow') // DIR_FstClusLO
  .uint32('fileSize') // DIR_FileSize, bytes; 0 of directories

/** A slot with thirteen UTF-16 units of a long name, in the place of a directory entry. */
const longNameSlot = struct()
  .uint8('order') // LDIR_Ord: from 1; 0x40 marks the last, which is recorded first
  .buffer('name1', { length: 10 }) // LDIR_Name1
  .uint8('attributes') // LDIR_Attr
  .seek(1) // LDIR_Type
  .uint8('checksum') // LDIR_Chksum, of the short name
  .buffer('name2', { length: 12 }) // LDIR_Name2
  .seek(2) // LDIR_FstClusLO
  .buffer('name3', { length: 4 }) // LDIR_Name3

/** An entry of the partition table, of which a master boot record has four from byte 446. */
const partitionEntry = struct()
  .uint8('bootIndicator') // 0x00 or 0x80
  .seek(3) // first sector by cylinder, head and sector
  .uint8('type') // 0 = unused
  .seek(3)
  .uint32('firstSector') // sectors of 512 bytes
  .uint32('sectors')

export const structures = {
  biosParameterBlock,
  fat16Extension,
  fat32Extension,
  fileSystemInfo,
  directoryEntry,
  longNameSlot,
  partitionEntry,
}
