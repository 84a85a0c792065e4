import type { Entry } from '../image/image.ts'
import type { Seed } from './seed.ts'

/** Where the mandatory files went when they are not in the root under their names. */
export type Stray = { readonly kind: 'mangled' | 'in-folder'; readonly paths: readonly string[] }

/** What an 8.3 writer makes of the names, as Linux shows it: `meta_dat`, `user_dat`, `network_`. */
const mangled = /^(?:meta|user|netw|vend)[a-z]{0,3}[_-][a-z]{0,4}$/
const inFolder = /\/(?:meta-data|user-data)$/

const most = 8

/** The one cause behind missing files, so that it is told once and not file by file. */
export function findStray({ volume, strays }: Seed): Stray | undefined {
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

/** Whether the stray paths tell where this file went. */
export const isAstray = (stray: Stray | undefined, name: string): boolean =>
  stray?.paths.some((path) => path.endsWith(`/${name}`) || path.startsWith(name.slice(0, 4))) ?? false
