import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { largeImage } from '../../bench/large-image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixture, fixturePath } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { testSeedFailures, unreadable } from './failures.ts'
import { run } from './memory-io.ts'

const list = (image: string, ...options: string[]) => run(['list', fixturePath(image), ...options])

describe('pretty', () => {
  test('label, tree, types, sizes and names', async () => {
    expect(await list('images/kubevirt.iso')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: [
        'iso9660 "cidata", names by rock-ridge',
        '- 201  meta-data',
        '-  48  network-config',
        '-  29  user-data',
        '',
      ].join('\n'),
    })
  })

  test('links, folders, no label', async () => {
    const { stdout } = await list('images/symlinked-network-config.iso')
    expect(stdout.split('\n')).toEqual([
      'iso9660 "cidata", names by rock-ridge',
      'd 2048  configs/',
      '-   48  configs/primary.yaml',
      '-   53  meta-data',
      'l   20  network-config -> configs/primary.yaml',
      '-  229  user-data',
      '',
    ])
    expect((await list('images/no-label.iso')).stdout).toMatch(/^iso9660 no label, /)
  })

  test('what cannot be read is told', async () => {
    expect((await list('broken/truncated-file.iso')).stdout).toMatch(
      /^- 204896 {2}user-data {3}\(cannot be read: extent-out-of-range\)$/m,
    )
  })

  test('thousands of entries, none lost between the pieces of the output', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'large.iso')
    const bytes = largeImage(5000, 700)
    await writeFile(path, bytes)
    const paths = (await (await openImage(bytes)).entries()).map((entry) => entry.path)
    expect(paths).toHaveLength(5008)
    expect((await run(['list', '--quiet', path])).stdout).toBe(paths.map((each) => `${each}\n`).join(''))
    const [head, ...rows] = (await run(['list', path])).stdout.trimEnd().split('\n')
    expect(head).toBe('iso9660 "cidata", names by rock-ridge')
    expect(rows.map((row) => row.replace(/^[-d] +\d+ {2}(.*?)\/?$/, '$1'))).toEqual(paths)
  })

  test('--quiet: names only', async () => {
    expect((await list('images/kubevirt.iso', '-q')).stdout).toBe('meta-data\nnetwork-config\nuser-data\n')
  })

  test('a folder', async () => {
    expect((await list('seeds/v2-dhcp')).stdout).toBe(
      'folder\n-  53  meta-data\n-  48  network-config\n- 229  user-data\n',
    )
  })

  test('standard input', async () => {
    const bytes = fixture('images/kubevirt.iso')
    const { status, stdout } = await run(['list', '-'], { stdin: bytes })
    expect([status, stdout]).toEqual([0, (await list('images/kubevirt.iso')).stdout])
  })

  test.each([
    [[0x1b, 0x5b, 0x32, 0x4a], String.raw`\u001b[2J`],
    [[0xe2, 0x80, 0xae, 0x61, 0x62, 0x63], String.raw`\u202eabc`],
    [[0x61, 0x0a, 0x62, 0x63], String.raw`a\nbc`],
  ])('control characters in names never reach the terminal: %j', async (name, shown) => {
    const bytes = fixture('images/genisoimage-rock.iso')
    const at = Buffer.from(bytes).indexOf('user-data')
    bytes.set(name, at)
    const path = join(await temporaryFolder(), 'seed.iso')
    await writeFile(path, bytes)
    for (const options of [[], ['-q']]) {
      const { stdout } = await run(['list', path, ...options])
      expect(stdout).toContain(shown)
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/)
    }
  })
})

describe('json', () => {
  test.each([
    'images/kubevirt.iso',
    'images/symlinks.iso',
    'images/no-label.iso',
    'images/deep-directories.iso',
    'broken/truncated-file.iso',
  ])('%s', async (path) => {
    const { status, stdout, stderr } = await list(path, '--format', 'json')
    const image = await openImage(fixture(path))
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      tool: { name: 'nocloud-inspect', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      command: 'list',
      results: [{ input: fixturePath(path), label: image.label, entries: await image.entries() }],
      summary: { errors: 0, warnings: 0, infos: 0 },
    })
  })

  test('to a file, beside pretty output', async () => {
    const file = join(await temporaryFolder(), 'list.json')
    const { stdout } = await list('images/kubevirt.iso', '--format', 'pretty', '--format', `json=${file}`)
    expect(stdout).toMatch(/^iso9660/)
    const { default: written } = await import(file, { with: { type: 'json' } })
    expect(written.results[0].entries).toHaveLength(3)
  })

  test('twice to standard output: 2', async () => {
    expect((await list('images/kubevirt.iso', '--format', 'pretty', '--format', 'json')).status).toBe(2)
  })

  test.each(unreadable)('%s: 3, and an answer all the same', async (_, path) => {
    const { status, stdout } = await run(['list', path, '--format', 'json'])
    expect(status).toBe(3)
    const [result] = JSON.parse(stdout).results
    expect(result).toMatchObject({
      input: path,
      status: 'unreadable',
      error: { code: expect.stringMatching(/^[a-z-]+$/) },
    })
    expect(result.error.message).not.toBe('')
  })
})

describe('failures', () => {
  testSeedFailures('list')

  test('two seeds: 2', async () => {
    expect((await run(['list', 'a', 'b'])).status).toBe(2)
  })
})
