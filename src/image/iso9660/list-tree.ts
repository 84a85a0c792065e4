import type { Entry } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import type { DirectoryReader } from './directory-record.ts'
import type { DirectoryTree } from './directory-tree.ts'
import { damageOf } from './file-content.ts'
import type { Node } from './node.ts'
import type { Volume } from './volume.ts'

/** Every entry, depth first in directory order. Rejects when the root shows nothing because it is damaged. */
export async function listTree(volume: Volume, tree: DirectoryTree, rootLocation: number): Promise<Entry[]> {
  const entries: Entry[] = []
  const entered = new Set<number>([rootLocation])
  const root = await tree.extent(rootLocation)
  const levels = [tree.reader(root)]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = addUpToDirectory(volume, level, entries)
    if (next === undefined) levels.pop()
    else if (typeof next === 'number') await volume.holdContinuation(next)
    else {
      const path = next.name
      const refused = refuse(volume, next.location, path, levels.length, entered)
      const extent = await tree.extent(next.location)
      const damage = refused ?? extent.damage
      entries.push(asDirectory(toEntry(path, next, volume), { size: extent.size, damage }))
      if (!refused) levels.push(tree.reader(extent, `${path}/`))
    }
  }
  if (root.damage && entries.length === 0)
    throw new ImageError(root.damage, 'the root directory cannot be read')
  return entries
}

/** Adds the entries before the next directory, which is returned; a number is a block to read first. */
function addUpToDirectory(
  volume: Volume,
  reader: DirectoryReader,
  entries: Entry[],
): Node | number | undefined {
  for (let node = reader.next(); node !== undefined; node = reader.next()) {
    if (typeof node === 'number') return node
    if (entries.length >= volume.limits.entries) throw tooManyEntries(volume)
    if (node.type === 'directory') return node
    entries.push(toEntry(node.name, node, volume))
  }
  return undefined
}

/** Why a directory is not entered. */
function refuse(
  volume: Volume,
  location: number,
  path: string,
  depth: number,
  entered: Set<number>,
): ImageErrorCode | undefined {
  if (depth > volume.limits.depth) return volume.breach('depth')
  if (path.length > volume.limits.pathLength) return volume.breach('pathLength')
  if (entered.has(location)) return 'directory-loop'
  entered.add(location)
  return undefined
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
