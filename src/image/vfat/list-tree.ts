import type { Entry } from '../image.ts'
import { ImageError, type ImageErrorCode } from '../image-error.ts'
import { listingAccount } from '../listing-account.ts'
import { whyNotEntered } from '../why-not-entered.ts'
import type { Node } from './directory-entries.ts'
import { type Directory, type DirectoryTree, rootNode } from './directory-tree.ts'
import { chainLength, damageOf } from './file-content.ts'
import type { Volume } from './volume.ts'

/** A directory whose entries are being listed. */
interface Level {
  readonly nodes: Iterator<Node>
  /** What their paths begin with. */
  readonly prefix: string
}

/** Every entry, depth first in directory order. Rejects when the root shows nothing because it is damaged. */
export async function listTree(volume: Volume, tree: DirectoryTree): Promise<Entry[]> {
  const root = await tree.directory(rootNode)
  if (root.damage && root.nodes.length === 0)
    throw new ImageError(root.damage, 'the root directory cannot be read')
  const entries: Entry[] = []
  const account = listingAccount(volume.limits)
  const entered = new Set<number>()
  // Files share no clusters: where they do, no more chains are followed than the volume has clusters.
  let clustersLeft = volume.clusters
  const levels: Level[] = [{ nodes: root.nodes.values(), prefix: '' }]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { done, value: node } = level.nodes.next()
    if (done) {
      levels.pop()
      continue
    }
    const path = level.prefix + node.name
    if (node.type === 'directory') {
      const directory = await tree.directory(node)
      const refused = whyNotEntered(volume, node.cluster, path, levels.length, entered)
      const entry = toDirectory(path, node, directory, directory.damage ?? refused)
      account.take([entry])
      entries.push(entry)
      if (!refused) levels.push({ nodes: directory.nodes.values(), prefix: `${path}/` })
    } else {
      clustersLeft -= chainLength(volume, node)
      const entry = toFile(path, node, clustersLeft < 0 ? undefined : await damageOf(volume, node))
      account.take([entry])
      entries.push(entry)
    }
  }
  return entries
}

/** The entry of a path that {@link DirectoryTree.find} led to. */
export async function toEntry(volume: Volume, tree: DirectoryTree, path: string, node: Node): Promise<Entry> {
  if (node.type !== 'directory') return toFile(path, node, await damageOf(volume, node))
  const directory = await tree.directory(node)
  return toDirectory(path, node, directory, directory.damage)
}

const toFile = (path: string, { size, mtime }: Node, damage: ImageErrorCode | undefined): Entry => ({
  path,
  type: 'file',
  size,
  ...(mtime === undefined ? {} : { mtime }),
  ...(damage === undefined ? {} : { damage }),
})

const toDirectory = (
  path: string,
  { mtime }: Node,
  { size }: Directory,
  damage: ImageErrorCode | undefined,
): Entry => ({
  path,
  type: 'directory',
  size,
  ...(mtime === undefined ? {} : { mtime }),
  ...(damage === undefined ? {} : { damage }),
})
