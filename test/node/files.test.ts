import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { openFile } from '../../src/node/open-file.ts'
import { openFolder } from '../../src/node/open-folder.ts'
import { openTar } from '../../src/node/open-tar.ts'
import { fixture, fixturePath } from '../image/sources.ts'
import { temporaryFolder } from './temporary-folder.ts'

const webStream = (chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>

describe('openFile', () => {
  test('reads by position, and less only at the end', async () => {
    await using file = await openFile(fixturePath('images/kubevirt.iso'))
    const bytes = fixture('images/kubevirt.iso')
    expect(file.size).toBe(bytes.byteLength)
    for (const [offset, length] of [
      [0, 10],
      [32768, 2048],
      [file.size - 5, 10],
      [file.size + 5, 10],
    ] as const) {
      expect(Buffer.compare(await file.read(offset, length), bytes.subarray(offset, offset + length))).toBe(0)
    }
  })

  test('an image is read through it, and it is closed afterwards', async () => {
    const file = await openFile(fixturePath('images/kubevirt.iso'))
    expect(
      Buffer.compare(
        await (await openImage(file)).read('user-data'),
        fixture('seeds/json-meta-data/user-data'),
      ),
    ).toBe(0)
    await file[Symbol.asyncDispose]()
    await expect(file.read(0, 1)).rejects.toThrow()
  })

  test('a missing file is the file system’s error', async () => {
    await expect(openFile('/nowhere/at/all')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('openFolder', () => {
  test('takes the seed files by their exact names, and nothing else', async () => {
    const folder = await temporaryFolder()
    for (const name of ['user-data', 'META-DATA', 'notes.txt']) await writeFile(join(folder, name), name)
    await mkdir(join(folder, 'network-config'))
    await symlink('nowhere', join(folder, 'vendor-data'))
    expect(await openFolder(folder)).toEqual({ 'user-data': Buffer.from('user-data') })
  })

  test('a missing folder holds none', async () => {
    expect(await openFolder('/nowhere/at/all')).toEqual({})
  })
})

describe('openTar', () => {
  const tarOf = (members: Readonly<Record<string, Uint8Array>>) => {
    const tar = pack()
    tar.entry({ name: 'noCloud', type: 'directory' })
    for (const [name, bytes] of Object.entries(members)) tar.entry({ name }, Buffer.from(bytes))
    tar.entry({ name: 'latest', type: 'symlink', linkname: 'noCloud' })
    tar.finalize()
    return tar
  }

  test.each([
    ['an iterable', (tar: AsyncIterable<Uint8Array>) => tar],
    ['a web stream', (tar: AsyncIterable<Uint8Array>) => webStream(tar)],
  ])('gives the files of %s as images, in order', async (_, of) => {
    const images = {
      'ns/one/noCloud.iso': fixture('images/kubevirt.iso'),
      'two.iso': fixture('images/genisoimage-rock.iso'),
    }
    const found: string[] = []
    for await (const { path, image } of openTar(of(tarOf(images)))) {
      const { label } = await openImage(image)
      found.push(`${path} ${image.size} ${label}`)
    }
    expect(found).toEqual(['ns/one/noCloud.iso 1048576 cidata', 'two.iso 57344 cidata'])
  })

  test('what is no tar rejects', async () => {
    const members = openTar(webStream([new Uint8Array(1024).fill(7)]))
    await expect(members.next()).rejects.toThrow()
  })
})
