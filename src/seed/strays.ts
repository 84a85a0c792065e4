import type { Entry } from '../image/image.ts'
import type { Seed } from './seed.ts'

/** Where the mandatory files went when they are not in the root under their names. */
export type Stray = {
  readonly kind: 'config-drive' | 'mangled' | 'in-folder'
  readonly paths: readonly string[]
}

/** What an 8.3 writer makes of the names, as Linux shows it: `meta_dat`, `user_dat`, `network_`. */
const mangled = /^(?:meta|user|netw|vend)[a-z]{0,3}[_-][a-z]{0,4}$/
const inFolder = /\/(?:meta-data|user-data)$/

const most = 8

/** What makes a config drive of a volume, by the version of its format. */
const configDrive = /^openstack\/[^/]+\/meta_data\.json$/

/** Where the files of an OpenStack config drive lie; `undefined` for any other volume. */
export function findConfigDrive({ files, lost, strays }: Seed): readonly string[] | undefined {
  if ([...files, ...lost].some(({ name }) => name === 'meta-data' || name === 'user-data')) return undefined
  const paths = strays.filter(({ path }) => configDrive.test(path)).map(({ path }) => path)
  return paths.length > 0 ? paths.slice(0, most) : undefined
}

/** The one cause behind missing files, so that it is told once and not file by file. */
export function findStray(seed: Seed): Stray | undefined {
  const { volume, strays } = seed
  const drive = findConfigDrive(seed)
  if (drive) return { kind: 'config-drive', paths: drive }
  const named = (test: (entry: Entry) => boolean) =>
    strays
      .filter(test)
      .slice(0, most)
      .map(({ path }) => path)
  const plain =
    volume?.guestNamespace === 'primary'
      ? named(({ path }) => mangled.test(path) && !path.endsWith('-data'))
      : []
  if (plain.length > 0) return { kind: 'mangled', paths: plain }
  const deep = named(({ path }) => inFolder.test(path))
  return deep.length > 0 ? { kind: 'in-folder', paths: deep } : undefined
}

/** Whether another finding tells why this file is not there. */
export const isExplained = (seed: Seed, name: string): boolean =>
  isAstray(findStray(seed), name) || (seed.nearMisses ?? []).some(({ wanted }) => wanted === name)

/** Whether the stray paths tell where this file went; of a config drive nobody expects it. */
export const isAstray = (stray: Stray | undefined, name: string): boolean =>
  (stray?.kind === 'config-drive' ||
    stray?.paths.some((path) => path.endsWith(`/${name}`) || path.startsWith(name.slice(0, 4)))) ??
  false
