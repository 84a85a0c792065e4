import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import {
  alternateName,
  announcement,
  blockSize,
  directory,
  type HandMadeRecord,
  image,
  mode,
  primary,
  rootBlock,
  susp,
  terminator,
} from '../image/hand-made.ts'

type Model =
  | { readonly type: 'file'; readonly content: Uint8Array }
  | { readonly type: 'symlink'; readonly target: string }
  | { readonly type: 'directory'; readonly children: Readonly<Record<string, Model>> }

const directoryBlocks = 3
const modes = { file: 0o100644, symlink: 0o120777, directory: 0o040755 }

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 24 })
  .filter((text) => !/[/\0]/.test(text) && text !== '.' && text !== '..' && text !== '__proto__')

const { tree } = fc.letrec<{ node: Model; tree: Model & { type: 'directory' } }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.uint8Array({ maxLength: 5000 }).map((content) => ({ type: 'file' as const, content })),
    name.map((target) => ({ type: 'symlink' as const, target })),
    tie('tree'),
  ),
  tree: fc
    .dictionary(name, tie('node'), { maxKeys: 12, noNullPrototype: true })
    .map((children) => ({ type: 'directory' as const, children })),
}))

const linkEntry = (target: string) => {
  const bytes = [...new TextEncoder().encode(target)]
  return susp('SL', [0, 0, bytes.length, ...bytes])
}

/** An image of the tree, its directories and files in the order in which they are met. */
function imageOf(root: Model & { type: 'directory' }): Uint8Array {
  const blocks: Record<number, Uint8Array> = { 16: primary(), 17: terminator() }
  let free = rootBlock
  const take = (count: number) => {
    free += count
    return free - count
  }
  const recordOf = ([called, model]: [string, Model], index: number): HandMadeRecord => {
    const systemUse = [...mode(modes[model.type]), ...alternateName(called)]
    const identifier = `N${index}`
    if (model.type === 'symlink') return { identifier, systemUse: [...systemUse, ...linkEntry(model.target)] }
    if (model.type === 'directory')
      return {
        identifier,
        systemUse,
        flags: 2,
        location: write(model),
        length: directoryBlocks * blockSize,
      }
    const location = take(Math.ceil(model.content.byteLength / blockSize))
    if (model.content.byteLength > 0) blocks[location] = model.content
    return { identifier, systemUse, location, length: model.content.byteLength }
  }
  const write = ({ children }: Model & { type: 'directory' }): number => {
    const at = take(directoryBlocks)
    const records = Object.entries(children).map(recordOf)
    blocks[at] = directory(at, records, at === rootBlock ? announcement() : [], directoryBlocks)
    return at
  }
  write(root)
  return image(blocks, free * blockSize)
}

interface Line {
  readonly path: string
  readonly type: Model['type']
  readonly target?: string
  readonly content?: readonly number[]
}

/** What a listing of the tree says, depth first in the order of the records. */
const linesOf = ({ children }: Model & { type: 'directory' }, prefix = ''): readonly Line[] =>
  Object.entries(children).flatMap(([called, model]): readonly Line[] => {
    const path = prefix + called
    if (model.type === 'symlink') return [{ path, type: model.type, target: model.target }]
    if (model.type === 'file') return [{ path, type: model.type, content: [...model.content] }]
    return [{ path, type: model.type }, ...linesOf(model, `${path}/`)]
  })

async function listed(bytes: Uint8Array): Promise<readonly Line[]> {
  const opened = await openImage(bytes)
  const lines: Line[] = []
  for (const entry of await opened.entries()) {
    const { path, type, target, damage } = entry
    expect(damage, path).toBeUndefined()
    expect(await opened.stat(path)).toEqual(entry)
    if (type === 'other') throw new Error(`${path} is neither file, directory nor link`)
    lines.push({
      path,
      type,
      ...(target === undefined ? {} : { target }),
      ...(type === 'file' ? { content: [...(await opened.read(path))] } : {}),
    })
  }
  return lines
}

test('whatever tree is recorded is what is listed, found and read', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (model) => {
      expect(await listed(imageOf(model))).toEqual(linesOf(model))
    }),
    { seed: 9660, numRuns: 300 },
  )
})

test('piece by piece it is the same listing', { timeout: 60_000 }, async () => {
  const content = new Uint8Array()
  const file = { type: 'file', content } as const
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { maxLength: 12 }), async (names) => {
      const opened = await openImage(
        imageOf({ type: 'directory', children: Object.fromEntries(names.map((each) => [each, file])) }),
      )
      const pieces = []
      for await (const batch of opened.batches()) pieces.push(...batch)
      expect(pieces).toEqual(await opened.entries())
    }),
    { seed: 119, numRuns: 50 },
  )
})
