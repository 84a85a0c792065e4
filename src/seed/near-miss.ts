import type { EntryType, RootEntry } from '../image/image.ts'
import { type SeedFileName, seedFileNames } from './seed-file-name.ts'

/** Something in the root of the volume that was surely meant to be a seed file, and that cloud-init does not read. */
export interface NearMiss {
  readonly wanted: SeedFileName
  readonly found: string
  /** A file under another name, or something else than a file under the right one. */
  readonly type: EntryType
}

/** What editors and code hosts add to a name. Backups and templates are kept beside a seed on purpose. */
const extension = /\.(?:txt|ya?ml|json|cfg|conf|ini)$/
/** A hyphen, what is written instead of it, and the dashes of word processors. */
const dash = '[-_ .\\u2010-\\u2015\\u2212]?'

const nearNames: Readonly<Record<SeedFileName, RegExp>> = {
  'meta-data': new RegExp(`^meta${dash}dat[ae]s?$`),
  'user-data': new RegExp(`^use?r${dash}dat[ae]s?$`),
  'vendor-data': new RegExp(`^vend[oe]r${dash}dat[ae]s?$`),
  'network-config': new RegExp(`^net(?:work)?s?${dash}(?:conf(?:ig)?s?|cfg|data)$`),
}

/** Whether its name is the right one, so that something else is wrong with it. */
export const isWellNamed = ({ wanted, found, type }: NearMiss): boolean =>
  found === wanted || (type !== 'file' && type !== 'symlink')

/** For each seed file that is not there: what stands in the root in its place. */
export const nearMisses = (
  root: readonly RootEntry[],
  present: ReadonlySet<SeedFileName>,
): readonly NearMiss[] =>
  seedFileNames
    .filter((wanted) => !present.has(wanted))
    .flatMap((wanted) =>
      root.filter((entry) => isNear(entry, wanted)).map(({ name, type }) => ({ wanted, found: name, type })),
    )

function isNear({ name, type }: RootEntry, wanted: SeedFileName): boolean {
  const folded = name.trim().toLowerCase()
  const isContent = type === 'file' || type === 'symlink'
  return isContent ? nearNames[wanted].test(folded.replace(extension, '')) : folded === wanted
}
