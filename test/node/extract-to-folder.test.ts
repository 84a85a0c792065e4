import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ExtractionStep } from '../../src/image/extraction.ts'
import { planExtraction } from '../../src/image/extraction.ts'
import { openImage } from '../../src/image/open-image.ts'
import { extractToFolder } from '../../src/node/extract-to-folder.ts'
import { fixture } from '../image/sources.ts'
import { temporaryFolder } from './temporary-folder.ts'

const seed = { 'user-data': '#cloud-config\n', 'd/x': 'nested\n' }
const fileStep = (path: string): ExtractionStep => ({
  action: 'file',
  entry: { path, type: 'file', size: 0 },
})

describe('one step', () => {
  test('a file, with the folders above it', async () => {
    const folder = join(await temporaryFolder(), 'new', 'folder')
    await extractToFolder(await openImage(seed), fileStep('d/x'), folder)
    expect(await readFile(join(folder, 'd/x'), 'utf8')).toBe('nested\n')
  })

  test('an existing file stays', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'user-data'), 'mine')
    const image = await openImage(seed)
    await expect(extractToFolder(image, fileStep('user-data'), folder)).rejects.toMatchObject({
      code: 'EEXIST',
    })
    expect(await readFile(join(folder, 'user-data'), 'utf8')).toBe('mine')
  })

  test('what is refused leaves no trace', async () => {
    const folder = await temporaryFolder()
    const entry = { path: '../x', type: 'file', size: 0 } as const
    await extractToFolder(await openImage(seed), { action: 'refuse', entry, reason: '' }, join(folder, 'in'))
    expect(await readdir(folder)).toEqual([])
  })

  test.each(['folder', 'file', 'nothing'])(
    'a link to a %s that lies there already is not written through',
    async (kind) => {
      const folder = await temporaryFolder()
      const outside = join(folder, 'outside')
      if (kind === 'folder') await mkdir(outside)
      if (kind === 'file') await writeFile(outside, 'mine')
      const inside = join(folder, 'inside')
      await mkdir(inside)
      await symlink('../outside', join(inside, 'd'))
      await symlink('../outside', join(inside, 'user-data'))
      const image = await openImage(seed)
      const directory: ExtractionStep = {
        action: 'directory',
        entry: { path: 'd', type: 'directory', size: 0 },
      }
      for (const step of [fileStep('d/x'), fileStep('user-data'), directory]) {
        await expect(extractToFolder(image, step, inside)).rejects.toMatchObject({ code: 'EEXIST' })
      }
      if (kind === 'folder') expect(await readdir(outside)).toEqual([])
      if (kind === 'file') expect(await readFile(outside, 'utf8')).toBe('mine')
    },
  )
})

test('all steps of an image with links', async () => {
  const folder = await temporaryFolder()
  const image = await openImage(fixture('images/symlinked-network-config.iso'))
  for (const step of await planExtraction(image)) await extractToFolder(image, step, folder)
  expect((await readdir(folder)).sort()).toEqual(['configs', 'meta-data', 'network-config', 'user-data'])
  expect(await readlink(join(folder, 'network-config'))).toBe('configs/primary.yaml')
  expect(await readFile(join(folder, 'network-config'))).toEqual(
    Buffer.from(fixture('seeds/v2-dhcp/network-config')),
  )
})
