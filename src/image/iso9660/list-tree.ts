import type { Entry } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import { whyNotEntered } from '../why-not-entered.ts'
import type { DirectoryReader } from './directory-record.ts'
import type { DirectoryTree } from './directory-tree.ts'
import { damageOf } from './file-content.ts'
import type { Node } from './node.ts'
import type { Volume } from './volume.ts'

/** A directory whose children are being listed. */
interface Level {
  readonly reader: DirectoryReader
  /** What their paths begin with. */
  readonly prefix: string
  /** Index of its own entry; -1 for the root. */
  readonly entry: number
}

/** Every entry, depth first in directory order. Rejects when the root shows nothing because it is damaged. */
export async function listTree(volume: Volume, tree: DirectoryTree, rootLocation: number): Promise<Entry[]> {
  const entries: Entry[] = []
  const entered = new Set<number>([rootLocation])
  const root = await tree.extent(rootLocation)
  const top: Level = { reader: tree.reader(root), prefix: '', entry: -1 }
  const levels = [top]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = addUpToDirectory(volume, level, entries)
    if (next === undefined) markDamage(entries, levels.pop())
    else if (typeof next === 'number') await volume.holdContinuation(next)
    else {
      const below = await enter(volume, tree, next, entries, levels.length, entered)
      if (below) levels.push(below)
    }
  }
  const damage = root.damage ?? top.reader.damage
  if (damage && entries.length === 0) throw new ImageError(damage, 'the root directory cannot be read')
  return entries
}

/** Adds entries up to and including the next directory, which is returned; a number is a block to read first. */
function addUpToDirectory(
  volume: Volume,
  { reader, prefix }: Level,
  entries: Entry[],
): Node | number | undefined {
  for (let node = reader.next(); node !== undefined; node = reader.next()) {
    if (typeof node === 'number') return node
    if (entries.length >= volume.limits.entries) throw tooManyEntries(volume)
    entries.push(toEntry(prefix === '' ? node.name : prefix + node.name, node, volume))
    if (node.type === 'directory') return node
  }
  return undefined
}

/** The level below the last entry, unless it must not be entered. */
async function enter(
  volume: Volume,
  tree: DirectoryTree,
  { location }: Node,
  entries: Entry[],
  depth: number,
  entered: Set<number>,
): Promise<Level | undefined> {
  const index = entries.length - 1
  const entry = entries[index]
  if (!entry) return undefined
  const refused = whyNotEntered(volume, location, entry.path, depth, entered)
  const extent = await tree.extent(location)
  entries[index] = asDirectory(entry, refused ? { ...extent, damage: refused } : extent)
  return refused ? undefined : { reader: tree.reader(extent), prefix: `${entry.path}/`, entry: index }
}

/** Where a directory's records break off is known behind the last that could be read. */
function markDamage(entries: Entry[], level: Level | undefined): void {
  const entry = level && entries[level.entry]
  if (entry && level.reader.damage && !entry.damage)
    entries[level.entry] = { ...entry, damage: level.reader.damage }
}

const tooManyEntries = ({ limits: { entries } }: Volume) =>
  new ImageError('limit-exceeded', `more entries than the limit entries (${entries})`)

/** Linux takes a directory's size from the directory itself; a relocated one has none where it is linked (CL). */
export const asDirectory = (
  entry: Entry,
  { size, damage }: { readonly size: number; readonly damage: ImageErrorCode | undefined },
): Entry => ({
  ...entry,
  size: size === 0 ? entry.size : size,
  ...(damage === undefined ? {} : { damage }),
})

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
