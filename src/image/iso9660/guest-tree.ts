import { blockOf } from '../../bytes/view.ts'
import { ImageError } from '../image-error.ts'
import { isEmptyDirectory, ownRecord, type Tree, typeOfMode } from './directory-record.ts'
import { type Announcement, noAnnouncement, readAnnouncement } from './rock-ridge.ts'
import type { SystemUseArea } from './system-use.ts'
import type { Volume } from './volume.ts'
import type { RootedDescriptor, VolumeDescriptors } from './volume-descriptor.ts'

/** The tree that the guest's Linux shows. */
export interface GuestTree {
  readonly tree: Tree
  /** Logical block of its root directory. */
  readonly rootLocation: number
  /** Whether the primary tree carries Rock Ridge, shown or not. */
  readonly rockRidge: boolean
}

/** The default of Linux, with its exception: an empty primary root beside a Joliet tree switches to Joliet. */
export async function guestTree(volume: Volume, { primary, joliet }: VolumeDescriptors): Promise<GuestTree> {
  const block = blockOf(await volume.readBlock(primary.rootLocation))
  const own = ownRecord(block)
  const announced = own ? await announcementIn(volume, own.systemUse) : noAnnouncement
  const rockRidge = announced.present
  if (joliet && (!rockRidge || isEmptyDirectory(block))) {
    await mountable(volume, joliet)
    return { tree: { namespace: 'joliet' }, rootLocation: joliet.rootLocation, rockRidge }
  }
  const tree: Tree = { namespace: rockRidge ? 'rock-ridge' : 'primary', skip: announced.skip }
  const type = rockRidge ? typeOfMode(announced.mode) : undefined
  if (own && type !== 'directory' && (type !== undefined || !own.isDirectory)) throw notDirectory(primary)
  return { tree, rootLocation: primary.rootLocation, rockRidge }
}

async function announcementIn(volume: Volume, area: SystemUseArea): Promise<Announcement> {
  for (;;) {
    const found = readAnnouncement(area, volume.continuations)
    if (typeof found !== 'number') return found
    await volume.holdContinuation(found)
  }
}

/** Linux goes by the directory's own record, not by the one in the descriptor. */
async function mountable(volume: Volume, descriptor: RootedDescriptor): Promise<void> {
  const own = ownRecord(blockOf(await volume.readBlock(descriptor.rootLocation)))
  if (own && !own.isDirectory) throw notDirectory(descriptor)
}

const notDirectory = ({ offset }: RootedDescriptor) =>
  new ImageError('root-not-a-directory', 'the root of the volume is not a directory', {
    offset: offset + 156,
  })
