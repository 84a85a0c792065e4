import { defaultLimits } from '../bytes/limits.ts'
import type { Entry, Image } from './image.ts'

/** What to write for one entry, or why it must not be written. */
export type ExtractionStep =
  | { readonly action: 'directory'; readonly entry: Entry }
  | { readonly action: 'file'; readonly entry: Entry }
  | { readonly action: 'symlink'; readonly entry: Entry; readonly target: string }
  | { readonly action: 'refuse'; readonly entry: Entry; readonly reason: string }

/**
 * Plans an extraction that cannot leave its folder: plain relative names only, each once, none behind a link; links
 * last, so that nothing is ever written through one, and only those that stay inside. It writes no more than the limit
 * `extractedBytes` beyond the image's own size.
 */
export async function planExtraction(
  image: Image,
  { extractedBytes } = defaultLimits,
): Promise<readonly ExtractionStep[]> {
  const entries = await image.entries()
  const links = linksAmong(entries)
  const seen = new Set<string>()
  const room = image.size === null ? Number.POSITIVE_INFINITY : image.size + extractedBytes
  const steps = withinBytes(
    entries.map((entry) => step(entry, seen, links)),
    room,
  )
  return [
    ...steps.filter(({ action }) => action !== 'symlink'),
    ...steps.filter(({ action }) => action === 'symlink'),
  ]
}

/** Links by their paths; of several entries of one path the first counts. */
interface Links {
  readonly paths: ReadonlySet<string>
  /** The same as file systems compare them that take no note of case. */
  readonly folded: ReadonlySet<string>
}

const fold = (path: string) => path.normalize().toLowerCase()

function linksAmong(entries: readonly Entry[]): Links {
  const types = new Map<string, Entry['type']>()
  for (const { path, type } of entries) if (!types.has(path)) types.set(path, type)
  const paths = [...types].filter(([, type]) => type === 'symlink').map(([path]) => path)
  return { paths: new Set(paths), folded: new Set(paths.map(fold)) }
}

/** Files may share their bytes, so that a small image holds very many. */
function withinBytes(steps: readonly ExtractionStep[], room: number): readonly ExtractionStep[] {
  let left = room
  return steps.map((each) => {
    if (each.action !== 'file') return each
    left -= each.entry.size
    return left >= 0 ? each : refuse(each.entry, 'the files before it come to extractedBytes already')
  })
}

const refuse = (entry: Entry, reason: string): ExtractionStep => ({ action: 'refuse', entry, reason })

function step(entry: Entry, seen: Set<string>, links: Links): ExtractionStep {
  const reason =
    unsafeName(entry.path) ??
    (seen.has(entry.path) ? 'the name occurs twice' : undefined) ??
    (liesBehindLink(entry.path, links) ? 'it lies behind a link' : undefined) ??
    entry.damage
  seen.add(entry.path)
  if (reason !== undefined) return refuse(entry, reason)
  if (entry.type === 'other') return refuse(entry, 'it is a device, pipe or socket')
  if (entry.type !== 'symlink') return { action: entry.type, entry }
  const target = entry.target ?? ''
  if (leadsOut(entry.path, target, links)) return refuse(entry, 'the link leads out of the folder')
  return { action: 'symlink', entry, target }
}

function unsafeName(path: string): string | undefined {
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'the name is not a plain relative path'
  return /[\u0000-\u001f\u007f-\u009f\\]/.test(path)
    ? 'the name has a control character or a backslash'
    : undefined
}

/** Where a directory has the name of a link before it, what is in it would be written to where the link leads. */
function liesBehindLink(path: string, { paths }: Links): boolean {
  if (paths.size === 0) return false
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
    if (paths.has(path.slice(0, at))) return true
  return false
}

/**
 * Behind another link `..` leads to that link's parent's parent, wherever it is: such a target is not followed. Nor is
 * one with a NUL, at which it would end.
 */
function leadsOut(path: string, target: string, { folded }: Links): boolean {
  if (target === '' || target.startsWith('/') || target.includes('\0')) return true
  const at = path.split('/').slice(0, -1)
  let behindLink = false
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && (behindLink || at.pop() === undefined)) return true
    if (part === '..') continue
    at.push(part)
    behindLink ||= folded.has(fold(at.join('/')))
  }
  return false
}
