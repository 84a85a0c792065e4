import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { defaultLimits } from '../bytes/limits.ts'
import { chooseMember, type OpenedMember, plain } from '../image/container/choose-member.ts'
import type { Image, RootEntry } from '../image/image.ts'
import { ImageError } from '../image/image-error.ts'
import { openEach, type SeedInput } from '../image/open-image.ts'
import { openSeedFiles } from '../image/seed-files.ts'
import { openFile } from '../node/open-file.ts'
import { namesBeside, openFolder } from '../node/open-folder.ts'
import { unwrapTar } from '../node/unwrap-tar.ts'
import { escapeControls } from '../report/escape.ts'
import { nearMisses } from '../seed/near-miss.ts'
import { seedFileNames } from '../seed/seed-file-name.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** What an operand names, opened: one seed, or several in a tar. */
export interface OpenedInput extends AsyncDisposable {
  /** To be walked once, before this is disposed of. */
  members(): AsyncIterable<OpenedMember>
}

export interface OpenedSeed extends AsyncDisposable {
  readonly image: Image
  /** Path inside the tar. */
  readonly member: string | undefined
}

/** How results name a seed. */
export interface SeedName {
  readonly input: string
  readonly member?: string
}

export const nameOf = (input: string, { member }: OpenedSeed): SeedName => ({
  input,
  ...(member === undefined ? {} : { member }),
})

/**
 * Opens what an operand names: a file, a folder, `-`, or a pipe such as `<(...)`; with `--member` only the seed of that
 * path inside the tar. Rejects with an `ImageError` or the file system's error; a folder without any seed file, and a
 * member that is not there, is bad usage.
 */
export async function openInput(operand: string, member: string | undefined, io: Io): Promise<OpenedInput> {
  const { all, close } = await locate(operand, io)
  return {
    members: member === undefined ? all : () => onlyMember(all(), operand, member),
    [Symbol.asyncDispose]: close,
  }
}

/** The same for a command that takes one seed: several without `--member` are bad usage. */
export async function openSeed(operand: string, member: string | undefined, io: Io): Promise<OpenedSeed> {
  const opened = await openInput(operand, undefined, io)
  try {
    const chosen = await chooseMember(opened.members(), member)
    if ('failure' in chosen) throw chosen.failure
    return {
      image: chosen.image,
      member: chosen.path,
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    }
  } catch (error) {
    await opened[Symbol.asyncDispose]()
    throw badChoice(operand, error)
  }
}

async function* onlyMember(
  members: AsyncIterable<OpenedMember>,
  operand: string,
  member: string,
): AsyncGenerator<OpenedMember> {
  try {
    yield await chooseMember(members, plain(member))
  } catch (error) {
    throw badChoice(operand, error)
  }
}

/** What `--member` settles. */
const badChoice = (operand: string, error: unknown): unknown =>
  error instanceof ImageError && (error.code === 'several-seeds' || error.code === 'no-such-member')
    ? new UsageError(escapeControls(`${operand}: ${error.message} (--member PATH)`))
    : error

interface Located {
  readonly all: () => AsyncIterable<OpenedMember>
  readonly close: () => PromiseLike<void>
}

async function locate(operand: string, io: Io): Promise<Located> {
  const nothing = async () => {}
  if (operand === '-') return { all: membersIn(standardInput(io)), close: nothing }
  const status = await stat(operand)
  if (status.isDirectory()) return { all: only(await seedFolder(operand)), close: nothing }
  if (!status.isFile()) return { all: membersIn(createReadStream(operand)), close: nothing }
  const file = await openFile(operand)
  return { all: membersIn(file), close: () => file[Symbol.asyncDispose]() }
}

const membersIn = (input: SeedInput) => () => openEach(input, defaultLimits, unwrapTar)

const only = (image: Image) =>
  async function* (): AsyncGenerator<OpenedMember> {
    yield { path: undefined, image }
  }

async function seedFolder(path: string): Promise<Image> {
  const files = await openFolder(path)
  const beside = await namesBeside(path, files)
  if (Object.keys(files).length > 0) return openSeedFiles(files, beside)
  const why = whyNoSeed(beside)
  throw new UsageError(escapeControls(`${path}: the folder holds none of ${seedFileNames.join(', ')}${why}`))
}

function whyNoSeed(beside: readonly RootEntry[]): string {
  const near = nearMisses(beside, new Set()).map(({ found }) => found)
  if (near.length > 0) return ` under its exact name; there are ${near.slice(0, 4).join(', ')}`
  const isDrive = beside.some(({ name, type }) => name === 'openstack' && type === 'directory')
  return isDrive ? '; its openstack/ is an OpenStack config drive, which NoCloud does not read' : ''
}

function standardInput(io: Io): AsyncIterable<Uint8Array> {
  if (io.stdin.isTerminal)
    throw new UsageError('- reads standard input, which is a terminal; redirect an image into it')
  return io.stdin.bytes()
}
