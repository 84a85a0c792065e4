import type { Entry } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import { listingAccount } from '../listing-account.ts'
import { whyNotEntered } from '../why-not-entered.ts'
import type { DirectoryReader } from './directory-record.ts'
import type { DirectoryExtent, DirectoryTree } from './directory-tree.ts'
import { damageOf } from './file-content.ts'
import type { Node } from './node.ts'
import type { Volume } from './volume.ts'

/** Entries that are held at a time where a listing is passed on piece by piece. */
const batchLength = 2048

/** A directory whose children are being listed. */
interface Level {
  readonly reader: DirectoryReader
  /** Logical block at which it begins. */
  readonly location: number
  /** The first of each name: Linux shows its size and content for all others of that name. */
  readonly named: Map<string, Node>
}

/** So many names of a directory are remembered; nobody has a name twice among more. */
const rememberedNames = 1000

interface Listing {
  readonly volume: Volume
  readonly tree: DirectoryTree
  readonly levels: Level[]
  /** Locations from the root down to the directory that is being listed. */
  readonly above: Set<number>
  readonly entered: Set<number>
  /** Bytes of directories that may be listed at a second place: as many as the image has. */
  bytesForOthers: number
}

/**
 * Every entry, depth first in directory order, piece by piece. Rejects when the root shows nothing because it is
 * damaged, and at the limits `entries` and `allPathsLength`.
 */
export async function* listTree(
  volume: Volume,
  tree: DirectoryTree,
  rootLocation: number,
): AsyncGenerator<readonly Entry[]> {
  const root = await tree.extent(rootLocation)
  const levels = [levelOf(tree.reader(root), rootLocation)]
  const [above, entered] = [new Set([rootLocation]), new Set([rootLocation])]
  const listing: Listing = { volume, tree, levels, above, entered, bytesForOthers: volume.source.size }
  const account = listingAccount(volume.limits)
  let batch: Entry[] = []
  let passedOn = 0
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = fill(batch, level, listing)
    if (next === undefined) leave(listing)
    else if (typeof next === 'number') await volume.holdContinuation(next)
    else if (next !== 'full') batch.push(await enter(listing, next))
    if (batch.length < batchLength) continue
    account.take(batch)
    yield batch
    passedOn += batch.length
    batch = []
  }
  if (root.damage && passedOn + batch.length === 0)
    throw new ImageError(root.damage, 'the root directory cannot be read')
  account.take(batch)
  yield batch
}

const levelOf = (reader: DirectoryReader, location: number): Level => ({ reader, location, named: new Map() })

function leave({ levels, above }: Listing): void {
  const level = levels.pop()
  if (level) above.delete(level.location)
}

/** Adds what lies before the next directory, which is returned; a number is a block to read first. */
function fill(batch: Entry[], level: Level, { tree, volume }: Listing): Node | number | 'full' | undefined {
  while (batch.length < batchLength) {
    const found = level.reader.next()
    if (found === undefined || typeof found === 'number') return found
    const node = firstOfName(level, tree.fold(found.name), found)
    if (node.type === 'directory') return node === found ? node : { ...node, name: found.name }
    batch.push(toEntry(found.name, node, volume))
  }
  return 'full'
}

function firstOfName({ named }: Level, name: string, node: Node): Node {
  const first = named.get(name)
  if (!first && named.size < rememberedNames) named.set(name, node)
  return first ?? node
}

/** A directory's own entry; the level below it is next, unless it must not be entered. */
async function enter(listing: Listing, node: Node): Promise<Entry> {
  const { volume, tree, levels } = listing
  const path = node.name
  const extent = await tree.extent(node.location)
  const refused = refuse(listing, node.location, path, extent)
  if (!refused) levels.push(levelOf(tree.reader(extent, `${path}/`), node.location))
  return asDirectory(path, node, volume, refused ? { ...extent, damage: refused } : extent)
}

/** A directory that lies at two places is shown at both, but never inside itself, and not without end. */
function refuse(
  listing: Listing,
  location: number,
  path: string,
  { block }: DirectoryExtent,
): ImageErrorCode | undefined {
  const { volume, levels, above, entered } = listing
  const refused = whyNotEntered(volume, location, path, levels.length, above)
  if (refused) return refused
  const again = entered.has(location)
  entered.add(location)
  if (again) listing.bytesForOthers -= block.view.byteLength
  if (!again || listing.bytesForOthers >= 0) return undefined
  above.delete(location)
  return 'directory-loop'
}

/** The entry of a directory with what it says of itself. */
export function asDirectory(
  path: string,
  node: Node,
  volume: Volume,
  { attributes, damage = node.damage }: Pick<DirectoryExtent, 'attributes' | 'damage'>,
): Entry {
  const own = node.isFlagged && attributes ? attributes : node
  return toEntry(path, { ...node, size: own.size, mode: own.mode, mtime: own.mtime, damage }, volume)
}

/** Most entries have a mode and a date and nothing else; those are made in one go. */
export function toEntry(path: string, node: Node, volume: Volume): Entry {
  const { type, size, mode, mtime, target } = node
  const damage = damageOf(volume, node)
  if (mode !== undefined && mtime !== undefined && target === undefined && damage === undefined)
    return { path, type, size, mode, mtime }
  return {
    path,
    type,
    size,
    ...(target === undefined ? {} : { target }),
    ...(mode === undefined ? {} : { mode }),
    ...(mtime === undefined ? {} : { mtime }),
    ...(damage === undefined ? {} : { damage }),
  }
}
