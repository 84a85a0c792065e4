import type { Limits } from '../../bytes/limits.ts'
import { peek } from '../../bytes/peek.ts'
import {
  type ByteStream,
  chunksInOrder,
  chunksOf,
  collect,
  fromBytes,
  type RandomAccess,
} from '../../bytes/random-access.ts'
import { ImageError } from '../image-error.ts'
import { isVolumeDescriptor, sectorSize } from '../iso9660/volume-descriptor.ts'
import { decodeBase64, isBase64Text } from './base64.ts'
import { gunzip } from './gunzip.ts'
import { looksLikeImage } from './looks-like-image.ts'
import type { Member } from './member.ts'
import { type Container, headBytes, recognise } from './recognise.ts'
import { tarBlock } from './tar-header.ts'
import { limitExceeded, metered, type Work, workWithin } from './work.ts'

/** One file of a tar, to be looked into: no member when it is neither an image nor holds one. */
export type LookInto = (path: string, content: AsyncIterable<Uint8Array>) => AsyncIterable<Member>

/** Finds the seeds in a tar. Rejects where the tar itself is damaged, after the members before that. */
export type TarUnwrapper = (
  tar: AsyncIterable<Uint8Array>,
  lookInto: LookInto,
  work: Work,
) => AsyncIterable<Member>

interface Surroundings {
  readonly work: Work
  readonly unwrapTar: TarUnwrapper | undefined
  /** Containers around these bytes. */
  readonly layers: number
  /** Inside a tar: the file's path. What is no image there is no member. */
  readonly path: string | undefined
}

/**
 * Takes off tar, gzip and base64, whichever way they are put around each other, as a stream and within the limits
 * `containerLayers`, `decodedBytes`, `tarMembers` and `streamBytes`. A source without any of them is handed on as it
 * is. Rejects with {@link ImageError}, and with the source's own error when reading it fails.
 */
export async function* unwrap(
  input: RandomAccess | ByteStream,
  limits: Limits,
  unwrapTar?: TarUnwrapper,
): AsyncGenerator<Member> {
  const around: Surroundings = { work: workWithin(limits), unwrapTar, layers: 0, path: undefined }
  if (!isRandomAccess(input)) return yield* unwrapStream(chunksOf(input), around)
  const container = await recogniseByReading(input)
  if (container) yield* open(container, chunksInOrder(input), around)
  else yield { path: undefined, source: input }
}

export const isRandomAccess = (input: object): input is RandomAccess =>
  'size' in input && typeof input.size === 'number' && 'read' in input && typeof input.read === 'function'

/** Most inputs are images, told by one read that opening one needs anyway. */
async function recogniseByReading(source: RandomAccess): Promise<Container | undefined> {
  if (isVolumeDescriptor(await source.read(16 * sectorSize, sectorSize))) return undefined
  const head = await source.read(0, tarBlock)
  return recognise(isBase64Text(head) ? await source.read(0, headBytes) : head)
}

async function* unwrapStream(
  stream: AsyncIterable<Uint8Array>,
  around: Surroundings,
): AsyncGenerator<Member> {
  const { head, all } = await peek(stream, headBytes)
  try {
    const container = await recognise(head)
    if (container) yield* open(container, all, around)
    else if (around.path === undefined || (await isWanted(around.path, head)))
      yield { path: around.path, source: await hold(all, around.work.limits) }
  } finally {
    await all.return?.()
  }
}

/** An image by its name shall be one: why it is none is worth a word. macOS adds `._` files of its own. */
const isWanted = async (path: string, head: Uint8Array): Promise<boolean> =>
  looksLikeImage(head) || (/\.(iso|img)$/i.test(path) && !/(^|\/)\._[^/]*$/.test(path))

async function hold(stream: AsyncIterable<Uint8Array>, limits: Limits): Promise<RandomAccess> {
  const bytes = await collect(stream, limits.streamBytes)
  if (!bytes)
    throw new ImageError(
      'limit-exceeded',
      `the stream is longer than the limit streamBytes (${limits.streamBytes} bytes)`,
    )
  return fromBytes(bytes)
}

async function* open(
  container: Container,
  stream: AsyncIterable<Uint8Array>,
  around: Surroundings,
): AsyncGenerator<Member> {
  const { work, unwrapTar } = around
  if (around.layers >= work.limits.containerLayers)
    throw limitExceeded('containerLayers', 'more containers lie in each other', work.limits)
  const inside = { ...around, layers: around.layers + 1 }
  if (container === 'gzip') yield* unwrapStream(metered(gunzip(stream), work), inside)
  else if (container === 'base64') yield* unwrapStream(metered(decodeBase64(stream), work), inside)
  else if (!unwrapTar)
    throw new ImageError('tar-not-read', 'it is a tar, which only the entry for Node.js takes apart')
  else
    for await (const member of unwrapTar(
      stream,
      (path, content) => lookInto(content, { ...inside, path }),
      work,
    ))
      yield { ...member, path: joined(around.path, member.path) }
}

/** A tar in a tar: both paths; of a folder that is its whole content the outer one. */
const joined = (outer: string | undefined, inner: string | undefined): string | undefined =>
  outer === undefined || inner === undefined ? inner : inner === '.' ? outer : `${outer}/${inner}`

/** What is wrong with one file of a tar need not keep the others from being read. */
async function* lookInto(content: AsyncIterable<Uint8Array>, around: Surroundings): AsyncGenerator<Member> {
  try {
    yield* unwrapStream(content, around)
  } catch (failure) {
    if (!(failure instanceof ImageError) || around.work.decodedBytes < 0 || around.work.tarMembers < 0)
      throw failure
    if (failure.code !== 'no-seed-in-tar') yield { path: around.path, failure }
  }
}
