/**
 * Images that no writer makes, put together record by record: ECMA-119 8.4 (descriptors), 9.1 (directory records) and
 * SUSP. Blocks are 2048 bytes; the primary descriptor lies in sector 16 and the root directory in block 20.
 */
export const blockSize = 2048
export const rootBlock = 20

export interface HandMadeRecord {
  /** Latin-1; `\0` and `\x01` are the directory itself and its parent. */
  readonly identifier: string
  readonly location?: number
  readonly length?: number
  readonly flags?: number
  readonly extendedAttributeBlocks?: number
  readonly unitSize?: number
  readonly gapSize?: number
  readonly systemUse?: readonly number[]
  /** Record the big-endian halves as zero. */
  readonly littleEndianOnly?: boolean
  /** Seven bytes (ECMA-119 9.1.5). */
  readonly date?: readonly number[]
}

const latin1 = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
export const little32 = (value: number) => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  value >>> 24,
]
export const both32 = (value: number) => [...little32(value), ...little32(value).reverse()]

/** One directory record, dated 2026-01-01. */
export function record(fields: HandMadeRecord): number[] {
  const { identifier, location = 0, length = 0, flags = 0, systemUse = [], littleEndianOnly = false } = fields
  const both = (value: number) => (littleEndianOnly ? [...little32(value), 0, 0, 0, 0] : both32(value))
  const padding = identifier.length % 2 === 0 ? [0] : []
  const head = [
    fields.extendedAttributeBlocks ?? 0,
    ...both(location),
    ...both(length),
    ...(fields.date ?? [126, 1, 1, 0, 0, 0, 0]),
  ]
  const middle = [flags, fields.unitSize ?? 0, fields.gapSize ?? 0, 1, 0, 0, 1, identifier.length]
  const tail = [...latin1(identifier), ...padding, ...systemUse]
  const size = 1 + head.length + middle.length + tail.length
  return [size + (size % 2), ...head, ...middle, ...tail, ...(size % 2 ? [0] : [])]
}

/** A directory of `blocks` blocks with its own two records in front. A record may be given as it is, byte for byte. */
export function directory(
  at: number,
  records: readonly (HandMadeRecord | readonly number[])[],
  systemUse: readonly number[] = [],
  blocks = 1,
): Uint8Array {
  const own = { location: at, length: blocks * blockSize, flags: 2 }
  const ownTwo = [
    { ...own, identifier: '\0', systemUse },
    { ...own, identifier: '\x01' },
  ]
  const all = [...ownTwo, ...records].map((each) => ('identifier' in each ? record(each) : each))
  const bytes = new Uint8Array(blocks * blockSize)
  let end = 0
  for (const each of all) {
    if ((end % blockSize) + each.length > blockSize) end = (Math.floor(end / blockSize) + 1) * blockSize
    bytes.set(each, end)
    end += each.length
  }
  return bytes
}

export function descriptor(type: number, label: string, root: number, escapeSequence = ''): Uint8Array {
  const bytes = new Uint8Array(blockSize)
  bytes.set([type, ...latin1('CD001'), 1])
  bytes.set(latin1(label), 40)
  bytes.set(latin1(escapeSequence), 88)
  bytes.set([0, 8, 8, 0], 128)
  bytes.set(record({ identifier: '\0', location: root, length: blockSize, flags: 2 }), 156)
  return bytes
}

export const utf16be = (text: string): string =>
  [...Array(text.length).keys()]
    .map(
      (at) =>
        `${String.fromCharCode(text.charCodeAt(at) >> 8)}${String.fromCharCode(text.charCodeAt(at) & 255)}`,
    )
    .join('')

export const primary = (root = rootBlock) => descriptor(1, 'cidata'.padEnd(32), root)
export const joliet = (root: number) => descriptor(2, utf16be('cidata'.padEnd(16)), root, '%/E')
export const terminator = () => descriptor(255, '', 0)

/** An image with these blocks, and zeros between them; descriptors that count no blocks are given their number. */
export function image(blocks: Readonly<Record<number, Uint8Array>>, size = 0): Uint8Array {
  const ends = Object.entries(blocks).map(([block, bytes]) => Number(block) * blockSize + bytes.byteLength)
  const bytes = new Uint8Array(Math.max(size, ...ends.map((end) => Math.ceil(end / blockSize) * blockSize)))
  for (const [block, content] of Object.entries(blocks)) bytes.set(content, Number(block) * blockSize)
  for (let at = 16 * blockSize; at < rootBlock * blockSize; at += blockSize)
    if (isRooted(bytes, at) && bytes.subarray(at + 80, at + 88).every((byte) => byte === 0))
      bytes.set(both32(bytes.byteLength / blockSize), at + 80)
  return bytes
}

/** Linux shows nothing of a volume of no blocks. */
const isRooted = (bytes: Uint8Array, at: number) =>
  (bytes[at] === 1 || bytes[at] === 2) && String.fromCharCode(...bytes.subarray(at + 1, at + 6)) === 'CD001'

/** An image with a primary tree only: a root with these records, and further blocks. */
export const plainImage = (
  records: readonly (HandMadeRecord | readonly number[])[],
  blocks: Readonly<Record<number, Uint8Array>> = {},
) => image({ 16: primary(), 17: terminator(), [rootBlock]: directory(rootBlock, records), ...blocks })

/** A system use entry of SUSP 4.1. */
export const susp = (signature: string, data: readonly number[]) => [
  ...latin1(signature),
  data.length + 4,
  1,
  ...data,
]

/** SP and ER, by which the root announces Rock Ridge. */
export const announcement = (skip = 0) => [
  ...susp('SP', [0xbe, 0xef, skip]),
  ...susp('ER', [10, 0, 0, 1, ...latin1('RRIP_1991A')]),
]
export const alternateName = (name: string, flags = 0) =>
  susp('NM', [flags, ...new TextEncoder().encode(name)])
export const continuation = (block: number, offset: number, length: number) =>
  susp('CE', [...both32(block), ...both32(offset), ...both32(length)])
export const mode = (value: number) =>
  susp('PX', [...both32(value), ...both32(1), ...both32(0), ...both32(0)])

/** An image with a Rock Ridge tree. */
export const rockRidgeImage = (
  records: readonly (HandMadeRecord | readonly number[])[],
  blocks: Readonly<Record<number, Uint8Array>> = {},
  skip = 0,
) =>
  image({
    16: primary(),
    17: terminator(),
    [rootBlock]: directory(rootBlock, records, announcement(skip)),
    ...blocks,
  })

export const text = (content: string) => new TextEncoder().encode(content)
