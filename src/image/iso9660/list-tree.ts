import type { Entry } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import type { DirectoryReader } from './directory-record.ts'
import type { DirectoryExtent, DirectoryTree } from './directory-tree.ts'
import { damageOf } from './file-content.ts'
import type { Node } from './node.ts'
import type { Volume } from './volume.ts'

/** A directory whose children are being listed. */
interface Level {
  readonly reader: DirectoryReader
  /** Logical block at which it begins. */
  readonly location: number
  /** What their paths begin with. */
  readonly prefix: string
  /** Index of its own entry; -1 for the root. */
  readonly entry: number
  /** The first of each name: Linux shows its size and content for all others of that name. */
  readonly named: Map<string, Node>
}

/** So many names of a directory are remembered; nobody has a name twice among more. */
const rememberedNames = 1000

interface Listing {
  readonly volume: Volume
  readonly tree: DirectoryTree
  readonly entries: Entry[]
  /** From the root down to the directory that is being listed. */
  readonly levels: Level[]
  readonly entered: Set<number>
  /** Bytes of directories that may be listed at a second place: as many as the image has, or the work could double. */
  bytesForOthers: number
}

/** Every entry, depth first in directory order. Rejects when the root shows nothing because it is damaged. */
export async function listTree(volume: Volume, tree: DirectoryTree, rootLocation: number): Promise<Entry[]> {
  const root = await tree.extent(rootLocation)
  const top = levelOf(tree.reader(root), rootLocation, '', -1)
  const listing: Listing = {
    volume,
    tree,
    entries: [],
    levels: [top],
    entered: new Set([rootLocation]),
    bytesForOthers: volume.source.size,
  }
  const { entries, levels } = listing
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = addUpToDirectory(listing, level)
    if (next === undefined) markDamage(entries, levels.pop())
    else if (typeof next === 'number') await volume.holdContinuation(next)
    else {
      const below = await enter(listing, next)
      if (below) levels.push(below)
    }
  }
  const damage = root.damage ?? top.reader.damage
  if (damage && entries.length === 0) throw new ImageError(damage, 'the root directory cannot be read')
  return entries
}

const levelOf = (reader: DirectoryReader, location: number, prefix: string, entry: number): Level => ({
  reader,
  location,
  prefix,
  entry,
  named: new Map(),
})

/** Adds entries up to and including the next directory, which is returned; a number is a block to read first. */
function addUpToDirectory({ volume, tree, entries }: Listing, level: Level): Node | number | undefined {
  const { reader, prefix } = level
  for (let found = reader.next(); found !== undefined; found = reader.next()) {
    if (typeof found === 'number') return found
    if (entries.length >= volume.limits.entries) throw tooManyEntries(volume)
    const node = firstOfName(level, tree.fold(found.name), found)
    entries.push(toEntry(prefix === '' ? found.name : prefix + found.name, node, volume))
    if (node.type === 'directory') return node
  }
  return undefined
}

function firstOfName({ named }: Level, name: string, node: Node): Node {
  const first = named.get(name)
  if (!first && named.size < rememberedNames) named.set(name, node)
  return first ?? node
}

/** The level below the last entry, unless it must not be entered. */
async function enter(listing: Listing, { location }: Node): Promise<Level | undefined> {
  const { tree, entries } = listing
  const index = entries.length - 1
  const entry = entries[index]
  if (!entry) return undefined
  const extent = await tree.extent(location)
  const refused = refuse(listing, location, entry.path, extent)
  entries[index] = asDirectory(entry, refused ? { ...extent, damage: refused } : extent)
  return refused ? undefined : levelOf(tree.reader(extent), location, `${entry.path}/`, index)
}

/** Where a directory's records break off is known behind the last that could be read. */
function markDamage(entries: Entry[], level: Level | undefined): void {
  const entry = level && entries[level.entry]
  if (entry && level.reader.damage && !entry.damage)
    entries[level.entry] = { ...entry, damage: level.reader.damage }
}

/** Why a directory is not entered. One that lies at two places is shown at both, but never inside itself. */
function refuse(
  listing: Listing,
  location: number,
  path: string,
  { block }: DirectoryExtent,
): ImageErrorCode | undefined {
  const { volume, levels, entered } = listing
  if (levels.length > volume.limits.depth) return volume.breach('depth')
  if (path.length > volume.limits.pathLength) return volume.breach('pathLength')
  if (levels.some((level) => level.location === location)) return 'directory-loop'
  if (entered.has(location)) {
    listing.bytesForOthers -= block.view.byteLength
    if (listing.bytesForOthers < 0) return 'directory-loop'
  }
  entered.add(location)
  return undefined
}

const tooManyEntries = ({ limits: { entries } }: Volume) =>
  new ImageError('limit-exceeded', `more entries than the limit entries (${entries})`)

/** An entry with what the directory says of itself. */
export function asDirectory(
  { path, ...entry }: Entry,
  { attributes, damage = entry.damage }: Pick<DirectoryExtent, 'attributes' | 'damage'>,
): Entry {
  const { size, mode, mtime } = attributes ?? entry
  return {
    path,
    type: 'directory',
    size,
    ...(mode === undefined ? {} : { mode }),
    ...(mtime === undefined ? {} : { mtime }),
    ...(damage === undefined ? {} : { damage }),
  }
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
