import { both32, rockRidgeImage, susp, text } from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import { huge, KiB, named, times } from './made.ts'

/** Block pointers behind the 16 bytes of the header, then what they lead to. */
function compressed(
  size: number,
  pointers: readonly number[],
  data: readonly number[] = [],
  log2 = 15,
): Uint8Array {
  const header = [0x37, 0xe4, 0x53, 0x96, 0xc9, 0xdb, 0xd6, 0x07, ...both32(size).slice(0, 4), 4, log2, 0, 0]
  const bytes = Uint8Array.from([...header, ...pointers.flatMap((each) => both32(each).slice(0, 4)), ...data])
  const zf = susp('ZF', [...text('pz'), 4, log2, ...both32(size)])
  const record = named('user-data', { location: 30, length: bytes.byteLength })
  return rockRidgeImage([{ ...record, systemUse: [...(record.systemUse ?? []), ...zf] }], { 30: bytes })
}

/** 1 MiB of zeros, as zlib. */
const bomb = async (): Promise<number[]> => {
  const stream = new Blob([new Uint8Array(1024 * KiB)]).stream().pipeThrough(new CompressionStream('deflate'))
  return [...new Uint8Array(await new Response(stream).arrayBuffer())]
}

/** Compressed files that claim, or unpack to, more than they should. */
export const hostileZisofs: readonly HostileInput[] = [
  {
    name: 'zisofs-claims-4-gib',
    bytes: () => compressed(huge, [24, 24]),
    answer: opens('lost:limit-exceeded'),
  },
  {
    name: 'zisofs-claims-64-mib-of-no-pointers',
    bytes: () => compressed(64 * KiB * KiB, [24, 24]),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-is-64-mib-of-zeros',
    bytes: () =>
      compressed(
        64 * KiB * KiB,
        times(2049, () => 16),
      ),
    answer: opens(),
    costly: true,
  },
  {
    name: 'zisofs-pointers-lead-backwards',
    bytes: () =>
      compressed(
        65536,
        [40, 30, 20],
        times(64, () => 1),
      ),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-pointers-lead-out',
    bytes: () => compressed(65536, [28, huge, huge]),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-are-the-file-itself',
    bytes: () => compressed(65536, [0, 28, 28]),
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-block-is-a-bomb',
    bytes: async () => {
      const data = await bomb()
      return compressed(32768, [24, 24 + data.length], data)
    },
    answer: opens('lost:compressed-file'),
  },
  {
    name: 'zisofs-blocks-of-one-byte',
    bytes: () => compressed(1_000_000, [24, 24], [], 0),
    answer: opens('lost:compressed-file'),
  },
  { name: 'zisofs-blocks-of-no-size', bytes: () => compressed(100, [24, 24], [], 255), answer: opens() },
]
