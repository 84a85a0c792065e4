import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Entry, Image } from '../../src/image/image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixture, fixturePath, imagesIn } from '../image/sources.ts'
import { ask } from './programs.ts'

interface Listed {
  readonly path: string
  readonly type: string
  readonly size: number
  readonly target: string | undefined
}

const types: Readonly<Record<string, string>> = { '-': 'file', d: 'directory', l: 'symlink' }
const row = /^(?<type>.)\S+ +\d+ +\S+ +\S+ +(?<size>\d+) \w{3} +\d+ +[\d:]+ (?<path>.*)$/

function listedByBsdtar(path: string): Listed[] {
  const { stdout } = ask('bsdtar', '-tvf', path)
  const rows = stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
  return rows.map((line) => {
    const { type = '', size = '', path: rest = '' } = row.exec(line)?.groups ?? {}
    const [name = '', target] = type === 'l' ? rest.split(' -> ') : [rest]
    return { path: name, type: types[type] ?? line, size: Number(size), target }
  })
}

const byPath = (entries: readonly Listed[]) => [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))

/** bsdtar shows the directory itself, and links with size 0, whatever the image. */
const asBsdtarShows = (entries: readonly Entry[]): Listed[] =>
  entries.map(({ path, type, size, target }) => ({ path, type, size: type === 'symlink' ? 0 : size, target }))

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface Exception {
  readonly why: string
  /** What bsdtar shows instead of an entry; `undefined` where it shows nothing. */
  readonly shows?: (entry: Listed) => Listed | undefined
  /** Its name of an entry that is read. */
  readonly nameOf?: (path: string) => string
  /** Entries that are not compared byte by byte. */
  readonly unread?: readonly string[]
}

const upper = (path: string) => path.toUpperCase()
const upperCase: Exception = {
  why: 'plain names stay in upper case; Linux shows them in lower case',
  shows: (entry) => ({ ...entry, path: upper(entry.path) }),
  nameOf: upper,
}

const whole = (path: string) => {
  const length = Number(/^(254|255)-n+$/.exec(path)?.[1] ?? 0)
  return length === 0 ? path : path.padEnd(length, 'n')
}
const longNames: Exception = {
  why: 'names of 254 and 255 bytes are whole; Linux drops the piece that brings a name to 254 bytes',
  shows: (entry) => ({ ...entry, path: whole(entry.path) }),
  nameOf: whole,
}

const exceptions: Readonly<Record<string, Exception>> = {
  'genisoimage-plain.iso': upperCase,
  'genisoimage-relaxed.iso': upperCase,
  'xorriso-norock.iso': upperCase,
  'long-names.iso': longNames,
  'long-names-genisoimage.iso': longNames,
  'symlinks.iso': {
    why: 'the slash is lost where a target goes on in another SL entry; Linux shows what was written',
    shows: (entry) =>
      entry.path === 'long-target' ? { ...entry, target: entry.target?.replace('b/c', 'bc') } : entry,
  },
  'deep-directories.iso': {
    why: 'the folder that held the moved directories is hidden; Linux shows it',
    shows: (entry) => (entry.path === 'rr_moved' ? undefined : entry),
  },
  'deep-directories-relocated-elsewhere.iso': {
    why: 'a holding folder of another name than rr_moved stops it ("Invalid Rockridge RE")',
    shows: () => undefined,
    unread: ['1/2/3/4/5/6/7/8/9/10/file', 'meta-data', 'network-config', 'user-data'],
  },
}

async function expectSameContents(
  image: Image,
  iso: string,
  paths: readonly string[],
  exception: Exception | undefined,
) {
  for (const path of paths) {
    if (exception?.unread?.includes(path)) continue
    const { stdout, status } = ask('bsdtar', '-xOf', iso, '--', escaped(exception?.nameOf?.(path) ?? path))
    expect([path, status, digest(stdout)]).toEqual([path, 0, digest(await image.read(path))])
  }
}

/** bsdtar takes names for patterns. */
const escaped = (name: string) => name.replaceAll(/[[\]*?\\]/g, '\\$&')

/** Five hundred files of no bytes need not be read one by one. */
const sample = (paths: readonly string[]) =>
  paths.length < 50 ? paths : paths.filter((path) => !/^part-\d\d[1-9]$/.test(path))

describe.each(imagesIn('images'))('%s', (name) => {
  const iso = fixturePath(`images/${name}`)
  const exception = exceptions[name]

  test(`lists the same entries${exception?.shows ? `, but: ${exception.why}` : ''}`, async () => {
    const entries = asBsdtarShows(await (await openImage(fixture(`images/${name}`))).entries())
    const expected = entries
      .map((entry) => (exception?.shows ?? ((same: Listed) => same))(entry))
      .filter((entry) => entry !== undefined)
    expect(byPath(listedByBsdtar(iso).filter(({ path }) => path !== '.'))).toEqual(byPath(expected))
    if (exception?.shows) expect(expected).not.toEqual(entries)
  })

  test(`reads the same bytes${exception?.unread ? `, but: ${exception.why}` : ''}`, async () => {
    const image = await openImage(fixture(`images/${name}`))
    const files = (await image.entries()).filter(({ type }) => type === 'file').map(({ path }) => path)
    await expectSameContents(image, iso, sample(files), exception)
  })
})
