import type { HostileInput } from './hostile-input.ts'

function disk(type: number, first: number, sectors: number): Uint8Array {
  const bytes = new Uint8Array(64 * 1024).fill(0x5a, 0, 440)
  const view = new DataView(bytes.buffer)
  bytes[446 + 4] = type
  view.setUint32(446 + 8, first, true)
  view.setUint32(446 + 12, sectors, true)
  bytes.set([0x55, 0xaa], 510)
  return bytes
}

/** Disks with partition tables, whose numbers are not followed. */
export const hostileDisks: readonly HostileInput[] = [
  { name: 'disk-with-mbr', bytes: () => disk(0x83, 8, 100), answer: 'partitioned-disk' },
  { name: 'disk-with-gpt', bytes: () => disk(0xee, 1, 0xffffffff), answer: 'partitioned-disk' },
  {
    name: 'disk-with-a-partition-behind-2-tib',
    bytes: () => disk(0x0c, 0xffffffff, 0xffffffff),
    answer: 'partitioned-disk',
  },
  {
    name: 'disk-with-an-extended-partition-that-is-itself',
    bytes: () => disk(0x05, 0, 100),
    answer: 'partitioned-disk',
  },
]
