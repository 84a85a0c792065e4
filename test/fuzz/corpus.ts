import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fixturePath } from '../image/sources.ts'
import type { Format } from './format.ts'
import { type Original, original } from './image-mutation.ts'
import { iso9660 } from './iso9660.ts'
import { vfat } from './vfat.ts'

/** A further format is a further line: its declared structures, and where they lie. */
const formats: readonly { readonly format: Format; readonly ending: string }[] = [
  { format: iso9660, ending: '.iso' },
  { format: vfat, ending: '.img' },
]

export interface Corpus {
  readonly images: readonly Original[]
  /** Those of which an execution takes microseconds. */
  readonly quickImages: readonly Original[]
  readonly containers: readonly Uint8Array[]
  /** Contents of the seed files of that name. */
  readonly documents: Readonly<Record<string, readonly string[]>>
  readonly manifests: readonly string[]
}

/** Larger ones would take most of the time, and are of the same structures. */
const largestContainer = 256 * 1024

/** Neither thousands of records, nor content that is decompressed by another thread. */
const isQuick = ({ name, fields }: Original): boolean => fields.length < 2500 && !name.includes('zisofs')

const filesBelow = (folder: string): string[] =>
  readdirSync(fixturePath(folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(fixturePath(path)).isFile())
    .sort()
const bytesOf = (path: string) => new Uint8Array(readFileSync(fixturePath(path)))
const textOf = (path: string) => readFileSync(fixturePath(path), 'utf8')

export function readCorpus(): Corpus {
  const images = formats.flatMap(({ format, ending }) =>
    [...filesBelow('images'), ...filesBelow('broken')]
      .filter((path) => path.endsWith(ending))
      .map((path) => original(path, bytesOf(path), format))
      .filter(({ fields }) => fields.length > 0),
  )
  const inFolders = ['seeds', 'checks', 'cases', 'incident'].flatMap(filesBelow)
  const named = (name: string) => [
    ...new Set(inFolders.filter((path) => path.endsWith(`/${name}`)).map(textOf)),
  ]
  const measured = filesBelow('measured/network-config')
    .filter((path) => path.endsWith('.yaml'))
    .map(textOf)
  const manifests = [...inFolders, ...filesBelow('kubevirt'), ...filesBelow('manifests')].filter((path) =>
    path.endsWith('.yaml'),
  )
  return {
    images,
    quickImages: images.filter(isQuick),
    containers: filesBelow('containers')
      .map(bytesOf)
      .filter(({ byteLength }) => byteLength <= largestContainer),
    documents: {
      'meta-data': named('meta-data'),
      'user-data': named('user-data'),
      'vendor-data': named('vendor-data'),
      'network-config': [...named('network-config'), ...measured],
    },
    manifests: [...new Set(manifests.map(textOf))],
  }
}
