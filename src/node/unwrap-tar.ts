import { collect } from '../bytes/random-access.ts'
import { plain } from '../image/container/choose-member.ts'
import type { Member } from '../image/container/member.ts'
import type { LookInto, TarUnwrapper } from '../image/container/unwrap.ts'
import { limitExceeded, metered, type Work } from '../image/container/work.ts'
import { ImageError } from '../image/image-error.ts'
import { seedFileNames } from '../seed/seed-file-name.ts'
import { readTar, type TarEntry } from './read-tar.ts'

/** Finds the images of a tar, in order, and then the folders with seed files. */
export const unwrapTar: TarUnwrapper = (tar, lookInto, work) => holdBackLast(membersOf(tar, lookInto, work))

/** Names that the message still shows when there is no seed. */
const shown = 3

async function* membersOf(
  tar: AsyncIterable<Uint8Array>,
  lookInto: LookInto,
  work: Work,
): AsyncGenerator<Member> {
  const folders = seedFolders(work)
  const files: string[] = []
  let found = false
  for await (const entry of readTar(tar, work.limits)) {
    if (--work.tarMembers < 0) throw limitExceeded('tarMembers', 'a tar has more entries', work.limits)
    const path = plain(entry.path)
    if (entry.type !== 'other' && files.length < shown) files.push(path)
    for await (const member of lookIntoEntry(path, bounded(entry, work), folders, lookInto)) {
      found = true
      yield member
    }
  }
  yield* folders.members()
  if (!found && folders.isEmpty()) throw noSeed(files)
}

const bounded = (entry: TarEntry, work: Work): TarEntry =>
  entry.hasHoles ? { ...entry, content: metered(entry.content, work) } : entry

async function* lookIntoEntry(
  path: string,
  { type, content }: TarEntry,
  folders: SeedFolders,
  lookInto: LookInto,
): AsyncGenerator<Member> {
  const isSeedFile = seedFileNames.some((name) => name === baseName(path))
  if (type === 'file' && isSeedFile) await folders.add(path, content)
  else if (type === 'file') yield* lookInto(path, content)
  else if (type === 'sparse' && (isSeedFile || /\.(iso|img)$/i.test(path)))
    yield { path, failure: sparse(path) }
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => plain(path.slice(0, Math.max(0, path.lastIndexOf('/'))))

type SeedFolders = ReturnType<typeof seedFolders>

/** Seed files by the folder they lie in, until the tar has ended; all together no longer than a stream may be. */
function seedFolders({ limits }: Work) {
  const folders = new Map<string, Map<string, Uint8Array>>()
  let room = limits.streamBytes
  return {
    async add(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
      const bytes = await collect(content, Math.min(limits.seedFileBytes, room))
      if (!bytes) {
        const limit = room < limits.seedFileBytes ? 'streamBytes' : 'seedFileBytes'
        throw limitExceeded(limit, 'the seed files of the tar are longer', limits)
      }
      room -= bytes.byteLength
      const folder = folders.get(folderOf(path)) ?? new Map<string, Uint8Array>()
      folders.set(folderOf(path), folder.set(baseName(path), bytes))
    },
    isEmpty: () => folders.size === 0,
    *members(): Generator<Member> {
      for (const [path, files] of folders) yield { path, source: Object.fromEntries(files) }
    },
  }
}

/**
 * A terminal's damage is seen only where the next entry should begin: what is in the last member before that has moved
 * already, and is not to be judged.
 */
async function* holdBackLast(members: AsyncIterable<Member>): AsyncGenerator<Member> {
  let held: Member | undefined
  try {
    for await (const member of members) {
      if (held) yield held
      held = member
    }
  } catch (error) {
    const damaged = error instanceof ImageError && error.code === 'damaged-by-terminal'
    if (held && damaged) {
      yield { path: held.path, failure: error }
      return
    }
    if (held) yield held
    throw error
  }
  if (held) yield held
}

const sparse = (path: string) =>
  new ImageError(
    'sparse-member',
    `"${path}" is stored in an old form of sparse files, which is not read; pack it without --sparse`,
  )

const noSeed = (files: readonly string[]) =>
  new ImageError(
    'no-seed-in-tar',
    files.length === 0
      ? 'the tar holds no file'
      : `the tar holds neither an image nor a seed's files, but ${files.join(', ')}${files.length === shown ? ', …' : ''}`,
  )
