import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import type { Entry, Image, NameSpace } from '../image.ts'
import { ImageError } from '../image-error.ts'
import type { ImageNote } from '../image-note.ts'
import { DirectoryTree } from './directory-tree.ts'
import { readFile } from './file-content.ts'
import { type GuestTree, guestTree } from './guest-tree.ts'
import { volumeLabel } from './label.ts'
import { asDirectory, listTree, toEntry } from './list-tree.ts'
import type { Node } from './node.ts'
import { readNotes } from './notes.ts'
import { Volume } from './volume.ts'
import { type RootedDescriptor, readVolumeDescriptors, type VolumeDescriptors } from './volume-descriptor.ts'

/**
 * Opens an ISO 9660 image as Linux mounts it by default: Rock Ridge if the root announces it, else Joliet, else plain
 * names in lower case. `head` are its bytes from sector 16 on. Rejects with {@link ImageError} where Linux could not
 * mount it.
 */
export async function openIso9660(source: RandomAccess, head: Uint8Array, limits: Limits): Promise<Image> {
  const descriptors = await readVolumeDescriptors(source, head, limits)
  const volume = new Volume(source, blockSizeOf(descriptors.primary), limits)
  return imageOf(volume, descriptors, await guestTree(volume, descriptors))
}

function imageOf(volume: Volume, descriptors: VolumeDescriptors, guest: GuestTree): Image {
  const { rootLocation } = guest
  const tree = new DirectoryTree(volume, guest.tree)
  const root: Node = { ...rootNode, location: rootLocation }

  const find = async (path: string): Promise<Node | undefined> => {
    let node: Node | undefined = root
    for (const name of path.split('/')) {
      if (name === '') continue
      if (node?.type !== 'directory') return undefined
      const directory = tree.directory(node.location)
      // What is read already costs no wait: a seed's files lie in one directory.
      node = tree.find(directory instanceof Promise ? await directory : directory, name)
    }
    return node
  }

  const batches = () => listTree(volume, tree, rootLocation)
  let notes: Promise<readonly ImageNote[]> | undefined
  return {
    format: 'iso9660',
    label: volumeLabel(descriptors.primary, descriptors.joliet),
    size: volume.source.size,
    namespaces: namespacesOf(descriptors, guest.rockRidge),
    guestNamespace: guest.tree.namespace,
    maker: { preparer: descriptors.primary.preparer, created: descriptors.primary.created },
    batches,
    async entries() {
      const entries: Entry[] = []
      for await (const batch of batches()) for (const entry of batch) entries.push(entry)
      return entries
    },
    async stat(path) {
      const node = await find(path)
      if (!node) return undefined
      if (node.type !== 'directory') return toEntry(path, node, volume)
      return asDirectory(path, node, volume, await tree.directory(node.location))
    },
    async root() {
      const { nodes } = await tree.directory(rootLocation)
      return nodes.map(({ name, type }) => ({ name, type }))
    },
    async read(path) {
      const node = await find(path)
      if (!node) throw new ImageError('not-found', `no "${path}" in the image`)
      return readFile(volume, path, node)
    },
    async notes() {
      notes ??= Promise.resolve(tree.directory(rootLocation)).then((directory) =>
        readNotes(volume, descriptors, guest, directory),
      )
      const found = await notes
      return [...found, ...volume.breaches.map((limit) => ({ kind: 'limit-exceeded', limit }) as const)]
    },
  }
}

const rootNode: Node = {
  name: '',
  type: 'directory',
  isFlagged: true,
  size: 0,
  location: 0,
  length: 0,
  earlier: undefined,
  mode: undefined,
  target: undefined,
  mtime: undefined,
  compression: undefined,
  damage: undefined,
}

/** Linux (fs/isofs) accepts these; others do not mount. */
function blockSizeOf({ logicalBlockSize, offset }: RootedDescriptor): number {
  if (logicalBlockSize === 2048 || logicalBlockSize === 1024 || logicalBlockSize === 512)
    return logicalBlockSize
  const message = `logical blocks of ${logicalBlockSize} bytes; Linux mounts 512, 1024 and 2048`
  throw new ImageError('unsupported-block-size', message, { offset: offset + 128 })
}

function namespacesOf({ joliet, enhanced }: VolumeDescriptors, rockRidge: boolean): NameSpace[] {
  const namespaces: NameSpace[] = ['primary']
  if (rockRidge) namespaces.unshift('rock-ridge')
  if (joliet) namespaces.push('joliet')
  if (enhanced) namespaces.push('enhanced')
  return namespaces
}
