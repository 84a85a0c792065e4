import { type FieldPlace, type Format, fieldPlaces } from './format.ts'
import type { Random } from './random.ts'

/** An image to mutate, and what is known of it. */
export interface Original {
  readonly name: string
  readonly bytes: Uint8Array
  readonly fields: readonly FieldPlace[]
}

/** Bytes to put at an offset. */
export interface Edit {
  readonly at: number
  readonly bytes: readonly number[]
}

export interface ImageMutation {
  readonly edits: readonly Edit[]
  /** Bytes that are left; `undefined` for all. */
  readonly cut: number | undefined
}

export const original = (name: string, bytes: Uint8Array, format: Format): Original => ({
  name,
  bytes,
  fields: fieldPlaces(format, bytes),
})

const little = (value: number, length: number): number[] =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** index) % 256)

const interesting = [
  0,
  1,
  2,
  3,
  4,
  5,
  31,
  33,
  34,
  127,
  128,
  254,
  255,
  2048,
  32767,
  65535,
  2 ** 31,
  2 ** 32 - 1,
]

/** A value for a field: an extreme one, a neighbour of its own, another place's, one that fits the image, any. */
function valueFor(field: FieldPlace, { bytes, fields }: Original, random: Random): readonly number[] {
  const { at, length } = field
  const own = [...bytes.subarray(at, at + length)]
  const asNumber = own.slice(0, 4).reduce((sum, byte, index) => sum + byte * 256 ** index, 0)
  switch (random.below(6)) {
    case 0:
      return little(random.pick(interesting), length)
    case 1:
      return little((asNumber + random.pick([-2, -1, 1, 2]) + 256 ** Math.min(length, 4)) % 2 ** 32, length)
    case 2: {
      const other = random.pick(fields)
      return [...bytes.subarray(other.at, other.at + length)]
    }
    case 3:
      return little(random.below(bytes.byteLength / 2048 + 2), length)
    case 4:
      return own.map((byte) => byte ^ (1 << random.below(8)))
    default:
      return own.map(() => random.below(256))
  }
}

function editOf(image: Original, random: Random): Edit {
  const field = random.pick(image.fields)
  const kind = random.below(10)
  if (kind < 7) return { at: field.at, bytes: valueFor(field, image, random) }
  if (kind === 7) return { at: field.at + random.below(64), bytes: [random.below(256)] }
  const length = 1 + random.below(kind === 8 ? 64 : 8)
  const from = random.pick(image.fields).at
  const copied = [...image.bytes.subarray(from, from + length)]
  return { at: field.at, bytes: kind === 8 ? copied : copied.map(() => random.pick([0, 0x20, 0xff])) }
}

export function mutateImage(image: Original, random: Random): ImageMutation {
  const edits = Array.from({ length: 1 + random.below(random.chance(0.2) ? 16 : 4) }, () =>
    editOf(image, random),
  )
  const cut = random.chance(0.02) ? random.pick(image.fields).at + random.below(2048) : undefined
  return { edits, cut }
}

/** A copy with the edits made. */
export function mutated(bytes: Uint8Array, { edits, cut }: ImageMutation): Uint8Array {
  const copy = bytes.slice(0, cut)
  for (const edit of edits) write(copy, edit.at, edit.bytes)
  return copy
}

/** Lets `work` see the image with the edits made, without a copy of all of it. */
export async function withEdits<Answer>(
  bytes: Uint8Array,
  { edits, cut }: ImageMutation,
  work: (changed: Uint8Array) => Promise<Answer>,
): Promise<Answer> {
  const undo = edits.map(({ at, bytes: { length } }) => ({ at, bytes: bytes.slice(at, at + length) }))
  for (const edit of edits) write(bytes, edit.at, edit.bytes)
  try {
    return await work(bytes.subarray(0, cut))
  } finally {
    for (const edit of undo.reverse()) bytes.set(edit.bytes, edit.at)
  }
}

function write(bytes: Uint8Array, at: number, content: ArrayLike<number>): void {
  for (let index = 0; index < content.length && at + index < bytes.byteLength; index++)
    bytes[at + index] = content[index] ?? 0
}
