/** What is often taken for a seed image, told by the bytes that file(1) and blkid(8) know it by. */
interface KnownFormat {
  readonly name: string
  /** Where the bytes lie. */
  readonly offset: number
  readonly magic: readonly number[]
  readonly remedy?: string
}

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const converted = 'convert it with qemu-img convert -O raw'
const unpacked = 'unpack it first'

const knownFormats: readonly KnownFormat[] = [
  { name: 'a qcow2 disk image', offset: 0, magic: [...letters('QFI'), 0xfb], remedy: converted },
  { name: 'a VMDK disk image', offset: 0, magic: letters('KDMV'), remedy: converted },
  { name: 'a VDI disk image', offset: 64, magic: [0x7f, 0x10, 0xda, 0xbe], remedy: converted },
  { name: 'a VHDX disk image', offset: 0, magic: letters('vhdxfile'), remedy: converted },
  { name: 'a zip archive', offset: 0, magic: [...letters('PK'), 3, 4], remedy: unpacked },
  { name: 'a 7z archive', offset: 0, magic: [...letters('7z'), 0xbc, 0xaf, 0x27, 0x1c], remedy: unpacked },
  { name: 'packed with xz', offset: 0, magic: [0xfd, ...letters('7zXZ'), 0], remedy: unpacked },
  { name: 'packed with zstd', offset: 0, magic: [0x28, 0xb5, 0x2f, 0xfd], remedy: unpacked },
  { name: 'packed with bzip2', offset: 0, magic: letters('BZh'), remedy: unpacked },
  { name: 'packed with lz4', offset: 0, magic: [0x04, 0x22, 0x4d, 0x18], remedy: unpacked },
  { name: 'an encrypted volume (LUKS)', offset: 0, magic: [...letters('LUKS'), 0xba, 0xbe] },
  { name: 'an ext2, ext3 or ext4 file system', offset: 1080, magic: [0x53, 0xef] },
  { name: 'an XFS file system', offset: 0, magic: letters('XFSB') },
  { name: 'a btrfs file system', offset: 65_600, magic: letters('_BHRfS_M') },
  { name: 'a squashfs file system', offset: 0, magic: letters('hsqs') },
  { name: 'an NTFS file system', offset: 3, magic: letters('NTFS    ') },
  { name: 'an exFAT file system', offset: 3, magic: letters('EXFAT   ') },
  { name: 'a UDF file system without ISO 9660', offset: 32_769, magic: letters('BEA01') },
]

/** Bytes from the beginning that are looked at. */
export const knownFormatBytes = Math.max(...knownFormats.map(({ offset, magic }) => offset + magic.length))

/** Names what bytes are, with what to do where something helps; NoCloud takes ISO 9660 and FAT only. */
export function describeKnownFormat(head: Uint8Array): string | undefined {
  const found = knownFormats.find(({ offset, magic }) =>
    magic.every((byte, index) => head[offset + index] === byte),
  )
  if (!found) return undefined
  const { name, remedy } = found
  return `it is ${name}, and a NoCloud seed is ISO 9660 or FAT${remedy === undefined ? '' : `: ${remedy}`}`
}
