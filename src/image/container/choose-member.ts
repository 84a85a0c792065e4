import type { Image } from '../image.ts'
import { ImageError } from '../image-error.ts'

/** A seed as it was found, opened, or why it could not be. */
export type OpenedMember =
  | { readonly path: string | undefined; readonly image: Image }
  | { readonly path: string | undefined; readonly failure: ImageError }

/** Names that a message still shows. */
const shown = 8

/**
 * The one member, or the one of that path. Rejects with `several-seeds` or `no-such-member`, which name what there is.
 */
export async function chooseMember(
  members: AsyncIterable<OpenedMember>,
  wanted: string | undefined,
): Promise<OpenedMember> {
  let first: OpenedMember | undefined
  const paths: string[] = []
  try {
    for await (const member of members) {
      if (wanted !== undefined && member.path === plain(wanted)) return member
      first ??= member
      paths.push(member.path ?? '')
    }
  } catch (error) {
    if (!(error instanceof ImageError) || !first || !('failure' in first)) throw error
  }
  if (wanted !== undefined) throw noSuchMember(wanted, first?.path === undefined ? [] : paths)
  if (paths.length > 1) throw severalSeeds(paths)
  if (!first) throw new ImageError('no-seed-in-tar', 'it holds no seed')
  return first
}

/** A path inside a tar as results show it: `tar cf - .` puts `./` before each. */
export const plain = (path: string): string => path.replace(/^(?:\.\/+)+/, '') || '.'

const noSuchMember = (wanted: string, paths: readonly string[]) =>
  new ImageError(
    'no-such-member',
    paths.length === 0
      ? `there is no member "${wanted}", since it is no tar`
      : `there is no seed "${wanted}" in it, but ${listed(paths)}`,
  )

const severalSeeds = (paths: readonly string[]) =>
  new ImageError(
    'several-seeds',
    `it holds ${paths.length} seeds, name one of them as member: ${listed(paths)}`,
  )

const listed = (paths: readonly string[]): string =>
  paths.slice(0, shown).join(', ') + (paths.length > shown ? `, … (${paths.length} in all)` : '')
