import type { RandomAccess } from '../../src/bytes/random-access.ts'
import type { Entry, Image } from '../../src/image/image.ts'
import { ImageError, type ImageErrorCode } from '../../src/image/image-error.ts'
import { openImage, readSeed } from '../../src/node.ts'
import { counting } from '../image/sources.ts'
import type { Answer } from './hostile-input.ts'

/** What came of an input, and what it cost, with the most that it may cost. */
export interface Answered {
  readonly answer: Answer
  readonly bytesRead: number
  readonly mostBytesRead: number
  readonly reads: number
  readonly mostReads: number
  readonly entries: number
  readonly mostEntries: number
}

/** Two windows, the head of a container. */
const atLeast = 256 * 1024
const smallestRecord = 32

/** Opens, reads the seed and lists; an ImageError is an answer, anything else is thrown on. */
export async function answerTo(bytes: Uint8Array): Promise<Answered> {
  const source = counting(bytes)
  let entries = 0
  const answer = await typed(openImage(source), async (image) => {
    const told = new Set<string>()
    const seed = await readSeed(image)
    for (const { code } of seed.lost) told.add(`lost:${code}`)
    entries = await list(image, told)
    for (const { kind } of await image.notes()) told.add(`note:${kind}`)
    return [...told].sort()
  })
  return {
    answer,
    bytesRead: source.reads.reduce((sum, { length }) => sum + length, 0),
    mostBytesRead: atLeast + 3 * bytes.byteLength,
    reads: source.reads.length,
    mostReads: 32 + bytes.byteLength / 2048,
    entries,
    mostEntries: bytes.byteLength / smallestRecord,
  }
}

/** The whole listing, or the code with which there is none. */
export async function listed(
  source: RandomAccess,
): Promise<{ entries: readonly Entry[]; code?: ImageErrorCode }> {
  try {
    return { entries: await (await openImage(source)).entries() }
  } catch (error) {
    if (error instanceof ImageError) return { entries: [], code: error.code }
    throw error
  }
}

async function typed(opening: Promise<Image>, then: (image: Image) => Promise<Answer>): Promise<Answer> {
  try {
    return await then(await opening)
  } catch (error) {
    if (error instanceof ImageError) return error.code
    throw error
  }
}

async function list(image: Image, told: Set<string>): Promise<number> {
  let count = 0
  try {
    for await (const batch of image.batches()) {
      count += batch.length
      for (const { damage } of batch) if (damage !== undefined) told.add(damage)
    }
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    told.add(`listing:${error.code}`)
  }
  return count
}
