import type { Entry, Image } from './image.ts'

/** Linux gives up after 40; nobody builds a seed with more than a few. */
const longestLinkChain = 8

/**
 * The file that the guest's open(2) ends up with: links are followed inside the volume. `undefined` for no
 * such file, for a folder, and for a link that leads out of the volume or in circles.
 */
export async function followLinks(image: Image, name: string): Promise<Entry | undefined> {
  let path: string | undefined = name
  for (let hop = 0; hop < longestLinkChain && path !== undefined; hop++) {
    const entry = await image.stat(path)
    if (entry?.type === 'file') return entry
    if (entry?.type !== 'symlink' || entry.target === undefined || entry.target.startsWith('/'))
      return undefined
    path = resolve(path, entry.target)
  }
  return undefined
}

/** `undefined` where the target climbs above the root. */
function resolve(from: string, target: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/')
}
