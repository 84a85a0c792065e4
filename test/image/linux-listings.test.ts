import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Entry, Image } from '../../src/image/image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixture, imagesIn, sources } from './sources.ts'

interface Line {
  readonly type: string
  readonly mode: string
  readonly size: number
  readonly sha256: string
  readonly path: string
  readonly target: string | undefined
}

/** What the kernel's own driver listed, see the head of that file. */
const listings = new Map<string, Line[]>()
for (const row of readFileSync(new URL('linux-listings.tsv', import.meta.url), 'utf8').split('\n')) {
  const [type = '', mode = '', size = '', sha256 = '', path = '', target] = row.split('\t')
  if (row.startsWith('## ')) listings.set(row.slice(3), [])
  else if (path !== '')
    [...listings.values()].at(-1)?.push({ type, mode, size: Number(size), sha256, path, target })
}

async function lineOf(image: Image, { path, type, mode, size, target, damage }: Entry): Promise<Line> {
  const hash = async () =>
    createHash('sha256')
      .update(await image.read(path))
      .digest('hex')
      .slice(0, 16)
  return {
    type,
    // Where the image records no permissions, the mount options decide: 0555 by default.
    mode: (mode ?? 0o555).toString(8),
    size,
    sha256: type === 'file' ? (damage ?? (await hash())) : '-',
    path,
    target,
  }
}

test('there is a listing for every image', () => {
  expect([...listings.keys()]).toEqual(imagesIn('images'))
})

describe.each(sources)('as Linux lists it, from $name', ({ of }) => {
  test.each([...listings])('%s', async (name, lines) => {
    const image = await openImage(of(fixture(`images/${name}`)))
    const ours: Line[] = []
    for (const entry of await image.entries()) ours.push(await lineOf(image, entry))
    expect(ours).toEqual(lines)
  })

  test.each([...listings])('%s: stat finds each entry as it is listed', async (name) => {
    const image = await openImage(of(fixture(`images/${name}`)))
    for (const entry of await image.entries()) expect(await image.stat(entry.path)).toEqual(entry)
  })
})

test('dates are those that the writers were told', async () => {
  const entries = await (await openImage(fixture('images/kubevirt.iso'))).entries()
  expect(entries.map(({ mtime }) => mtime)).toEqual(Array(3).fill('2026-01-01T00:00:00Z'))
})
