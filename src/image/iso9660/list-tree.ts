import type { Entry } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import { listingAccount } from '../listing-account.ts'
import { whyNotEntered } from '../why-not-entered.ts'
import type { DirectoryReader } from './directory-record.ts'
import type { DirectoryTree } from './directory-tree.ts'
import { damageOf } from './file-content.ts'
import type { Node } from './node.ts'
import type { Volume } from './volume.ts'

/** Entries that are held at a time where a listing is passed on piece by piece. */
const batchLength = 2048

/**
 * Every entry, depth first in directory order, piece by piece. Rejects when the root shows nothing because it is
 * damaged, and at the limit `entries`.
 */
export async function* listTree(
  volume: Volume,
  tree: DirectoryTree,
  rootLocation: number,
): AsyncGenerator<readonly Entry[]> {
  const entered = new Set<number>([rootLocation])
  const root = await tree.extent(rootLocation)
  const levels = [tree.reader(root)]
  const account = listingAccount(volume.limits)
  let batch: Entry[] = []
  let passedOn = 0
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = fill(batch, level, volume)
    if (next === undefined) levels.pop()
    else if (typeof next === 'number') await volume.holdContinuation(next)
    else if (next !== 'full') {
      const below = await enter(volume, tree, next, levels.length, entered)
      batch.push(below.entry)
      if (below.reader) levels.push(below.reader)
    }
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

/** Adds what lies before the next directory, which is returned; a number is a block to read first. */
function fill(batch: Entry[], reader: DirectoryReader, volume: Volume): Node | number | 'full' | undefined {
  while (batch.length < batchLength) {
    const node = reader.next()
    if (node === undefined || typeof node === 'number' || node.type === 'directory') return node
    batch.push(toEntry(node.name, node, volume))
  }
  return 'full'
}

/** A directory's own entry, and what reads the level below it unless that must not be entered. */
async function enter(
  volume: Volume,
  tree: DirectoryTree,
  node: Node,
  depth: number,
  entered: Set<number>,
): Promise<{ readonly entry: Entry; readonly reader: DirectoryReader | undefined }> {
  const path = node.name
  const refused = whyNotEntered(volume, node.location, path, depth, entered)
  const extent = await tree.extent(node.location)
  const damage = refused ?? extent.damage
  return {
    entry: asDirectory(toEntry(path, node, volume), { size: extent.size, damage }),
    reader: refused ? undefined : tree.reader(extent, `${path}/`),
  }
}

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
