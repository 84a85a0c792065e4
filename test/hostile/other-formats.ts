import { text } from '../image/hand-made.ts'
import type { HostileInput } from './hostile-input.ts'

/** Something that is often taken for a seed image, told by these bytes; `says` stands in the message. */
export interface OtherFormat extends HostileInput {
  readonly says: RegExp
}

const at = (offset: number, magic: Uint8Array | readonly number[], size = 128 * 1024): Uint8Array => {
  const bytes = new Uint8Array(size).fill(0x5a)
  bytes.set(magic, offset)
  return bytes
}
const signed = (bytes: Uint8Array): Uint8Array => {
  bytes.set([0x55, 0xaa], 510)
  return bytes
}

const format = (name: string, says: RegExp, bytes: Uint8Array): OtherFormat => ({
  name: `is-${name}`,
  bytes: () => bytes,
  answer: 'not-an-image',
  says,
})

/** Magic numbers as file(1) and blkid have them. */
export const otherFormats: readonly OtherFormat[] = [
  format('qcow2', /qcow2.*qemu-img convert -O raw/, at(0, [...text('QFI'), 0xfb, 0, 0, 0, 3])),
  format('vmdk', /VMDK.*qemu-img/, at(0, text('KDMV'))),
  format('vdi', /VDI.*qemu-img/, at(64, [0x7f, 0x10, 0xda, 0xbe])),
  format('vhdx', /VHDX.*qemu-img/, at(0, text('vhdxfile'))),
  format('zip', /zip.*unpack/, at(0, [...text('PK'), 3, 4])),
  format('7z', /7z.*unpack/, at(0, [...text('7z'), 0xbc, 0xaf, 0x27, 0x1c])),
  format('xz', /xz.*unpack/, at(0, [0xfd, ...text('7zXZ'), 0])),
  format('zstd', /zstd.*unpack/, at(0, [0x28, 0xb5, 0x2f, 0xfd])),
  format('bzip2', /bzip2.*unpack/, at(0, text('BZh91AY&SY'))),
  format('lz4', /lz4.*unpack/, at(0, [0x04, 0x22, 0x4d, 0x18])),
  format('ext4', /ext2, ext3 or ext4/, at(1080, [0x53, 0xef])),
  format('xfs', /XFS/, at(0, text('XFSB'))),
  format('btrfs', /btrfs/, at(65_600, text('_BHRfS_M'))),
  format('squashfs', /squashfs/, at(0, text('hsqs'))),
  format('ntfs', /NTFS/, signed(at(3, text('NTFS    ')))),
  format('exfat', /exFAT/, signed(at(3, text('EXFAT   ')))),
  format('luks', /LUKS/, at(0, [...text('LUKS'), 0xba, 0xbe])),
  format('udf', /UDF/, at(16 * 2048 + 1, text('BEA01'))),
  format('text', /it is text/, at(0, text('hello'))),
  format('0xff', /neither/, new Uint8Array(128 * 1024).fill(0xff)),
]
