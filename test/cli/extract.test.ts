import { mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { extract, type Headers } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { contentsOf, fixture, fixturePath, imagesIn } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { expectPlainComplaint, testSeedFailures } from './failures.ts'
import { run } from './memory-io.ts'

const extractInto = async (image: string, ...options: string[]) => {
  const around = await temporaryFolder()
  const folder = join(around, 'out')
  const outcome = await run(['extract', fixturePath(image), '-C', folder, ...options])
  return { ...outcome, around, folder }
}

interface Member {
  readonly header: Headers
  readonly bytes: Buffer
}

async function membersOf(tar: Uint8Array): Promise<Member[]> {
  const members: Member[] = []
  const entries = extract()
  Readable.from([tar]).pipe(entries)
  for await (const entry of entries) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    members.push({ header: entry.header, bytes: Buffer.concat(chunks) })
  }
  return members
}

describe('into a folder', () => {
  test.each(imagesIn('images'))('%s: every file, and nothing beside the folder', async (name) => {
    const { around, folder, stderr, status } = await extractInto(`images/${name}`)
    const image = await openImage(fixture(`images/${name}`))
    const contents = await contentsOf(image)
    for (const [path, bytes] of contents)
      expect(await readFile(join(folder, path))).toEqual(Buffer.from(bytes ?? []))
    const refused = stderr.split('\n').filter((line) => line !== '')
    expect(refused.every((line) => line.includes('leads out of the folder'))).toBe(true)
    expect(status).toBe(refused.length > 0 ? 3 : 0)
    expect(await readdir(around)).toEqual(['out'])
    const written = (await readdir(folder, { recursive: true })).length
    expect(written).toBe((await image.entries()).length - refused.length)
  })

  test('links that stay inside are made, others told', async () => {
    const { folder, status, stderr } = await extractInto('images/symlinks.iso')
    expect(status).toBe(3)
    expect(stderr).toBe(
      `nocloud-inspect: ${fixturePath('images/symlinks.iso')}: absolute: not extracted: the link leads out of the folder\n`,
    )
    expect(await readlink(join(folder, 'relative'))).toBe('user-data')
    expect(await readdir(folder)).not.toContain('absolute')
  })

  test('pretty names the files, json their sizes', async () => {
    expect((await extractInto('images/kubevirt.iso')).stdout).toBe('meta-data\nnetwork-config\nuser-data\n')
    const { stdout } = await extractInto('images/kubevirt.iso', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'extract',
      results: [
        {
          input: fixturePath('images/kubevirt.iso'),
          files: [
            { path: 'meta-data', size: 201 },
            { path: 'network-config', size: 48 },
            { path: 'user-data', size: 29 },
          ],
        },
      ],
    })
  })

  test('what is there already is not overwritten: 3, and the others are extracted', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'user-data'), 'mine')
    const outcome = await run(['extract', fixturePath('images/kubevirt.iso'), '-C', folder])
    expect(outcome).toMatchObject({ status: 3, stdout: 'meta-data\nnetwork-config\n' })
    expect(outcome.stderr).toMatch(/user-data: not extracted: it exists already/)
    expectPlainComplaint(outcome)
    expect(await readFile(join(folder, 'user-data'), 'utf8')).toBe('mine')
    expect((await readdir(folder)).sort()).toEqual(['meta-data', 'network-config', 'user-data'])
  })

  test('damaged files are told, the others extracted', async () => {
    const { status, stdout, stderr } = await extractInto('broken/truncated-file.iso')
    expect([status, stdout]).toEqual([3, 'meta-data\nnetwork-config\n'])
    expect(stderr).toMatch(/user-data: not extracted: extent-out-of-range/)
  })

  test('a folder that cannot be made: 3', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    const outcome = await run(['extract', fixturePath('images/kubevirt.iso'), '-C', join(file, 'below')])
    expect(outcome).toMatchObject({ status: 3, stdout: '' })
    expectPlainComplaint(outcome)
  })
})

describe('into a tar', () => {
  test.each([
    'images/kubevirt.iso',
    'images/symlinked-network-config.iso',
    'images/deep-directories.iso',
    'images/unicode-names.iso',
    'images/long-names.iso',
  ])('%s to standard output', async (path) => {
    const { status, stderr, bytes } = await run(['extract', fixturePath(path), '--tar', '-'])
    expect([status, stderr]).toEqual([0, ''])
    const members = await membersOf(bytes)
    const image = await openImage(fixture(path))
    const described = members.map(({ header: { name, type, mode, linkname, mtime } }) => ({
      path: name.replace(/\/$/, ''),
      type,
      mode,
      target: linkname ?? undefined,
      mtime: mtime?.toISOString(),
    }))
    const wanted = (await image.entries()).map(({ path: name, type, mode, target }) => ({
      path: name,
      type,
      mode,
      target,
      mtime: '2026-01-01T00:00:00.000Z',
    }))
    expect(new Set(described)).toEqual(new Set(wanted))
    const contents = await contentsOf(image)
    for (const { header, bytes: found } of members.filter(({ header: { type } }) => type === 'file')) {
      expect(found).toEqual(Buffer.from(contents.get(header.name) ?? []))
    }
  })

  test('to a file, with the list of files on standard output', async () => {
    const tar = join(await temporaryFolder(), 'seed.tar')
    const { status, stdout } = await run(['extract', fixturePath('images/kubevirt.iso'), '--tar', tar])
    expect([status, stdout]).toEqual([0, 'meta-data\nnetwork-config\nuser-data\n'])
    expect((await membersOf(await readFile(tar))).map(({ header }) => header.name)).toEqual([
      'meta-data',
      'network-config',
      'user-data',
    ])
  })

  test('an existing file is not overwritten: 3', async () => {
    const tar = join(await temporaryFolder(), 'seed.tar')
    await writeFile(tar, 'mine')
    const outcome = await run(['extract', fixturePath('images/kubevirt.iso'), '--tar', tar])
    expect(outcome).toMatchObject({ status: 3, stdout: '' })
    expectPlainComplaint(outcome)
    expect(await readFile(tar, 'utf8')).toBe('mine')
  })

  test('a folder becomes a tar too', async () => {
    const { bytes } = await run(['extract', fixturePath('seeds/v2-dhcp'), '--tar', '-'])
    const members = await membersOf(bytes)
    expect(members.map(({ header: { name, mode } }) => [name, mode])).toEqual([
      ['meta-data', 0o644],
      ['network-config', 0o644],
      ['user-data', 0o644],
    ])
    expect(members[2]?.bytes).toEqual(Buffer.from(fixture('seeds/v2-dhcp/user-data')))
  })

  test('links that lead out are left out and told', async () => {
    const { status, stderr, bytes } = await run(['extract', fixturePath('images/symlinks.iso'), '--tar', '-'])
    expect(status).toBe(3)
    expect(stderr).toMatch(/absolute: not extracted/)
    expect((await membersOf(bytes)).map(({ header }) => header.name)).not.toContain('absolute')
  })
})

describe('failures', () => {
  // Each names a folder of its own, so that nothing lands in the current one.
  testSeedFailures('extract', ['-C', join('/nowhere', 'out')])

  test('a folder and a tar: 2', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'out'))
    const argv = [
      'extract',
      fixturePath('images/kubevirt.iso'),
      '-C',
      join(folder, 'out'),
      '--tar',
      join(folder, 'x.tar'),
    ]
    expect((await run(argv)).status).toBe(2)
    expect(await readdir(join(folder, 'out'))).toEqual([])
    expect(await readdir(folder)).toEqual(['out'])
  })
})
