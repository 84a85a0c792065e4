import type { Entry, Image } from './image.ts'

/** What to write for one entry, or why it must not be written. */
export type ExtractionStep =
  | { readonly action: 'directory'; readonly entry: Entry }
  | { readonly action: 'file'; readonly entry: Entry }
  | { readonly action: 'symlink'; readonly entry: Entry; readonly target: string }
  | { readonly action: 'refuse'; readonly entry: Entry; readonly reason: string }

/**
 * Plans an extraction that cannot leave its folder: plain relative names only, each once; links last, so that nothing
 * is ever written through one, and only those that stay inside.
 */
export async function planExtraction(image: Image): Promise<readonly ExtractionStep[]> {
  const entries = await image.entries()
  const links = new Set(entries.filter(({ type }) => type === 'symlink').map(({ path }) => path))
  const seen = new Set<string>()
  const steps = entries.map((entry) => step(entry, seen, links))
  return [
    ...steps.filter(({ action }) => action !== 'symlink'),
    ...steps.filter(({ action }) => action === 'symlink'),
  ]
}

function step(entry: Entry, seen: Set<string>, links: ReadonlySet<string>): ExtractionStep {
  const reason =
    unsafeName(entry.path) ?? (seen.has(entry.path) ? 'the name occurs twice' : undefined) ?? entry.damage
  seen.add(entry.path)
  if (reason !== undefined) return { action: 'refuse', entry, reason }
  if (entry.type === 'other') return { action: 'refuse', entry, reason: 'it is a device, pipe or socket' }
  if (entry.type !== 'symlink') return { action: entry.type, entry }
  const target = entry.target ?? ''
  if (leadsOut(entry.path, target, links))
    return { action: 'refuse', entry, reason: 'the link leads out of the folder' }
  return { action: 'symlink', entry, target }
}

function unsafeName(path: string): string | undefined {
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'the name is not a plain relative path'
  return /[\u0000-\u001f\\]/.test(path) ? 'the name has a control character or a backslash' : undefined
}

/** Behind another link `..` leads to that link's parent's parent, wherever it is: such a target is not followed. */
function leadsOut(path: string, target: string, links: ReadonlySet<string>): boolean {
  if (target === '' || target.startsWith('/')) return true
  const at = path.split('/').slice(0, -1)
  let behindLink = false
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && (behindLink || at.pop() === undefined)) return true
    if (part === '..') continue
    at.push(part)
    behindLink ||= links.has(at.join('/'))
  }
  return false
}
