import { deflateSync } from 'node:zlib'
import { both32, little32, mode, rockRidgeImage, susp, text } from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { huge, KiB, named, rock, withEntries } from './made.ts'

interface CompressedFile {
  readonly size: number
  readonly pointers: readonly number[]
  readonly data?: ArrayLike<number>
  readonly log2?: number
  readonly headerWords?: number
  readonly header?: readonly number[]
}
const magic = [0x37, 0xe4, 0x53, 0x96, 0xc9, 0xdb, 0xd6, 0x07]

/** Block pointers behind the 16 bytes of the header, then what they lead to. */
function compressed(file: CompressedFile): Uint8Array {
  const { size, pointers, data = [], log2 = 15, headerWords = 4 } = file
  const { header = [...magic, ...little32(size), headerWords, log2, 0, 0] } = file
  const bytes = Uint8Array.from([...header, ...pointers.flatMap(little32), ...Array.from(data)])
  const zf = susp('ZF', [...text('pz'), headerWords, log2, ...both32(size)])
  const systemUse = [...mode(0o100644), ...zf]
  return rockRidgeImage([named('user-data', { length: bytes.byteLength, systemUse })], { 30: bytes })
}

/** Whoever follows the ZF entry alone does not look at the header. */
const withoutMagic = (file: Omit<CompressedFile, 'header'>) => () =>
  compressed({ ...file, header: Array(16).fill(0) })

const zerosOf = (size: number): Uint8Array => deflateSync(new Uint8Array(size))
/** So much of a compressed block, and no more. */
const beginning = zerosOf(64 * KiB).subarray(0, 10)

/** Compressed files that claim, or unpack to, more than they should. */
export const hostileZisofs: readonly HostileInput[] = [
  {
    name: 'zisofs-claims-4-gib',
    bytes: () => compressed({ size: huge, pointers: [24, 24] }),
    answer: opens('lost:limit-exceeded'),
  },
  {
    name: 'zisofs-claims-64-mib-of-no-pointers',
    bytes: () => compressed({ size: 64 * KiB * KiB, pointers: [24, 24] }),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-is-64-mib-of-zeros',
    bytes: () => compressed({ size: 64 * KiB * KiB, pointers: times(2049, () => 16) }),
    answer: opens(),
    costly: true,
  },
  {
    name: 'zisofs-pointers-lead-backwards',
    bytes: () => compressed({ size: 65536, pointers: [40, 30, 20], data: times(64, () => 1) }),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-pointers-lead-out',
    bytes: () => compressed({ size: 65536, pointers: [28, huge, huge] }),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-are-the-file-itself',
    bytes: () => compressed({ size: 65536, pointers: [0, 28, 28] }),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-block-is-a-bomb',
    bytes: () => {
      const data = zerosOf(1024 * KiB)
      return compressed({ size: 32768, pointers: [24, 24 + data.length], data })
    },
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-of-one-byte',
    bytes: () => compressed({ size: 1_000_000, pointers: [24, 24], log2: 0 }),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-of-no-size',
    bytes: () => compressed({ size: 100, pointers: [24, 24], log2: 255 }),
    answer: opens(),
  },
  {
    name: 'zisofs-that-claims-4-gib',
    bytes: withoutMagic({ size: huge, pointers: [24, 24], data: beginning }),
    answer: opens('lost:limit-exceeded'),
    extracted: [],
  },
  {
    name: 'zisofs-of-one-block-that-is-64-mib',
    bytes: () => {
      const data = zerosOf(64 * KiB * KiB)
      return withoutMagic({ size: 32_768, pointers: [24, 24 + data.length], data })()
    },
    answer: opens('lost:compressed-file'),
    extracted: [],
  },
  {
    name: 'zisofs-of-blocks-of-one-byte',
    bytes: withoutMagic({ size: 60_000_000, pointers: [24, 24], data: beginning, log2: 0 }),
    answer: opens('lost:compressed-file'),
    extracted: [],
  },
  {
    name: 'zisofs-whose-pointers-run-backwards',
    bytes: withoutMagic({ size: 32_768, pointers: [9000, 24], data: beginning }),
    answer: opens('lost:compressed-file'),
    extracted: [],
  },
  {
    name: 'zisofs-whose-header-is-the-whole-file',
    bytes: withoutMagic({ size: 32_768, pointers: [24, 34], data: beginning, headerWords: 255 }),
    answer: opens('lost:compressed-file'),
    extracted: [],
  },
  {
    name: 'zisofs-without-a-byte',
    bytes: rock([withEntries(susp('ZF', [...text('pz'), 4, 15, ...both32(1000)]), { length: 0 })]),
    answer: opens(),
    extracted: [],
  },
]
