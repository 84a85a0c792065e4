import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RandomAccess } from '../../src/bytes/random-access.ts'
import type { Image } from '../../src/image/image.ts'
import { ImageError } from '../../src/image/image-error.ts'
import { openImage, type SeedInput } from '../../src/image/open-image.ts'
import { readSeed } from '../../src/seed/seed.ts'

export const fixturePath = (path: string): string =>
  fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))

export const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(fixturePath(path)))

/** Names of the ISO 9660 images in a folder of fixtures, or with `.img` of the FAT volumes. */
export const imagesIn = (folder: 'images' | 'broken', extension = '.iso'): readonly string[] =>
  readdirSync(fixturePath(folder))
    .filter((name) => name.endsWith(extension))
    .sort()

/** The same bytes at an odd offset of a larger buffer, so that a read past either end gives 0xAA. */
export function amidOthers(bytes: Uint8Array): Uint8Array {
  const room = new Uint8Array(bytes.byteLength + 4096).fill(0xaa)
  room.set(bytes, 1337)
  return room.subarray(1337, 1337 + bytes.byteLength)
}

/** Answers later, each time with a copy that nothing else shares. */
export const copying = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.byteLength,
  async read(offset, length) {
    await Promise.resolve()
    return amidOthers(bytes.slice(offset, offset + length))
  },
})

export interface Source {
  readonly name: string
  readonly of: (bytes: Uint8Array) => SeedInput
}

/** Every form in which the bytes of an image may come. */
export const sources: readonly Source[] = [
  { name: 'a whole buffer', of: (bytes) => bytes },
  { name: 'a subarray amid others', of: amidOthers },
  { name: 'a Blob', of: (bytes) => new Blob([new Uint8Array(bytes)]) },
  { name: 'random access to copies', of: copying },
]

export interface Read {
  readonly offset: number
  readonly length: number
}

/** Keeps account of what is asked for. */
export function counting(bytes: Uint8Array): RandomAccess & { readonly reads: Read[] } {
  const reads: Read[] = []
  return {
    size: bytes.byteLength,
    reads,
    async read(offset, length) {
      const found = bytes.slice(offset, offset + length)
      reads.push({ offset, length: found.byteLength })
      return found
    },
  }
}

/** The code of the ImageError with which a promise rejects; anything else is thrown on. */
export async function errorOf(promise: Promise<unknown>): Promise<ImageError | undefined> {
  try {
    await promise
    return undefined
  } catch (error) {
    if (error instanceof ImageError) return error
    throw error
  }
}

/** Every file's content by path; `undefined` where it cannot be read. */
export async function contentsOf(image: Image): Promise<Map<string, Uint8Array | undefined>> {
  const contents = new Map<string, Uint8Array | undefined>()
  for (const { path, type } of await image.entries()) {
    if (type === 'file' && !contents.has(path)) contents.set(path, await readOrNothing(image, path))
  }
  return contents
}

async function readOrNothing(image: Image, path: string): Promise<Uint8Array | undefined> {
  try {
    return await image.read(path)
  } catch (error) {
    if (error instanceof ImageError) return undefined
    throw error
  }
}

/** No image of the fixtures has so many, however it is changed. */
const mostEntries = 10_000

/** Opens, lists and reads all; an ImageError is an answer, any other error is thrown on. */
export async function readAll(bytes: Uint8Array): Promise<string> {
  let entries = 0
  const error = await errorOf(
    openImage(bytes).then(async (image) => {
      await readSeed(image)
      entries = (await image.entries()).length
      for (const content of (await contentsOf(image)).values()) content?.at(-1)
    }),
  )
  if (entries >= mostEntries) throw new Error(`${entries} entries`)
  return error?.code ?? 'read'
}
