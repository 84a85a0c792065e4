import { viewOf } from '../../bytes/view.ts'
import { ImageError } from '../image-error.ts'
import { hasSignature } from './geometry.ts'
import { decodePartitionEntry, type PartitionEntry, partitionEntrySize } from './structures.generated.ts'

const tableAt = 446
const entriesOfTable = 4
const sectorSize = 512
/** The one entry with which GPT keeps others off the disk. */
const protective = 0xee

/**
 * Says of a first sector that it is a disk's, with a partition table: the guest finds file systems in partitions, but
 * what is read here is one file system.
 */
export function partitionedDisk(sector: Uint8Array): ImageError | undefined {
  if (!hasSignature(sector)) return undefined
  const view = viewOf(sector)
  const entries = Array.from({ length: entriesOfTable }, (_, index) =>
    decodePartitionEntry(view, tableAt + index * partitionEntrySize),
  ).filter((entry) => entry !== undefined)
  if (entries.some(({ bootIndicator }) => bootIndicator !== 0 && bootIndicator !== 0x80)) return undefined
  const partitions = entries.filter(({ type, sectors }) => type !== 0 && sectors > 0)
  const [first] = partitions
  return (
    first && new ImageError('partitioned-disk', `${whatItIs(first)}; ${wayOut(first)}`, { offset: tableAt })
  )
}

const whatItIs = ({ type }: PartitionEntry): string =>
  `a disk with a ${type === protective ? 'GUID partition table' : 'partition table'}, not a file system`

const wayOut = ({ type, firstSector, sectors }: PartitionEntry): string =>
  type === protective
    ? 'copy the partition that holds the seed into a file of its own (fdisk -l lists them)'
    : `its first partition begins at byte ${firstSector * sectorSize}: copy it into a file of its own (dd bs=512 skip=${firstSector} count=${sectors})`
