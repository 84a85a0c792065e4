import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixture, fixturePath } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { run } from './memory-io.ts'

/** Every command takes a FAT volume where it takes an ISO 9660 one. */
const image = fixturePath('images/cloud-localds-vfat.img')

test('list', async () => {
  const { status, stdout } = await run(['list', image])
  expect(status).toBe(0)
  expect(stdout.split('\n')).toEqual([
    'vfat "cidata", names by vfat',
    '- 229  user-data',
    '-  64  meta-data',
    '-  48  network-config',
    '-  49  vendor-data',
    '',
  ])
  const json = await run(['list', image, '--format', 'json'])
  expect(JSON.parse(json.stdout).results[0].entries[0]).toEqual({
    path: 'user-data',
    type: 'file',
    size: 229,
    mtime: '2026-01-01T00:00:00Z',
  })
})

test('cat finds names as the guest does', async () => {
  const { status, stdout } = await run(['cat', image, 'META-DATA'])
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: Buffer.from(fixture('seeds/with-vendor-data/meta-data')).toString(),
  })
  expect(await run(['cat', image, 'nowhere'])).toMatchObject({ status: 1 })
})

test('extract writes folders and files, and names what it could not read', async () => {
  const folder = await temporaryFolder()
  const whole = await run(['extract', fixturePath('images/vfat12-folders.img'), '-C', folder])
  expect(whole.status).toBe(0)
  expect(await readFile(join(folder, 'scripts/per-boot/first'), 'utf8')).toBe('echo first\n')
  expect(await readFile(join(folder, 'user-data'))).toHaveLength(20096)
  const broken = fixturePath('broken/vfat-cluster-chain-damaged-short.img')
  const part = await run(['extract', broken, '-C', join(folder, 'part')])
  expect(part.stderr).toContain('user-data')
  expect(await readFile(join(folder, 'part/meta-data'))).toHaveLength(53)
})

test('inspect judges the seed as one from an ISO 9660 image', async () => {
  const resultOf = async (name: string) => {
    const { stdout } = await run(['inspect', fixturePath(name), '--format', 'json'])
    return JSON.parse(stdout).results[0]
  }
  const fat = await resultOf('images/vfat12.img')
  const iso = await resultOf('images/xorriso-rock-joliet.iso')
  expect(fat.image).toEqual({
    format: 'vfat',
    label: 'cidata',
    size: 65536,
    namespaces: ['vfat'],
    guestNamespace: 'vfat',
  })
  expect({ ...fat, input: '', image: null }).toEqual({ ...iso, input: '', image: null })
})

test('a label in the boot sector only: found by a new guest', async () => {
  const name = fixturePath('images/vfat12-label-in-boot-sector.img')
  const { status, stdout } = await run(['inspect', name, '--format', 'json'])
  const [result] = JSON.parse(stdout).results
  expect(status).toBe(0)
  expect(result).toMatchObject({ image: { label: null }, seed: { claimed: true } })
  const upper = fixturePath('images/vfat12-label-in-boot-sector-upper.img')
  const ignored = await run(['inspect', upper, '--format', 'json'])
  expect(ignored.status).toBe(1)
  expect(JSON.parse(ignored.stdout).results[0]).toMatchObject({
    seed: { claimed: false },
    verdict: { outcome: 'unreachable', cause: 'fat-label-only-in-boot-sector' },
  })
})

test.each(['images/config-2.iso', 'images/vfat12-config-2.img', 'images/config-drive-as-cidata.iso'])(
  '%s: one finding, and no verdict on a config drive',
  async (name) => {
    const { status, stdout } = await run(['inspect', fixturePath(name), '--format', 'json'])
    const [{ findings, verdict, seed }] = JSON.parse(stdout).results
    expect(status).toBe(1)
    expect(findings.map(({ code }: { code: string }) => code)).toEqual(['configdrive-not-nocloud'])
    expect(verdict).toMatchObject({ outcome: 'unknown', cause: 'configdrive-not-nocloud' })
    expect(seed.claimed).toBe(false)
  },
)

test('NoCloud files under the label of a config drive are a matter of the label', async () => {
  const bytes = Buffer.from(fixture('images/vfat12.img'))
  const renamed = Buffer.from(bytes.toString('latin1').replaceAll('cidata  ', 'config-2'), 'latin1')
  const file = join(await temporaryFolder(), 'seed.img')
  await writeFile(file, renamed)
  const { stdout } = await run(['inspect', file, '--format', 'json'])
  const [{ findings, image: volume }] = JSON.parse(stdout).results
  expect(volume.label).toBe('config-2')
  const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error')
  expect(errors.map(({ code }: { code: string }) => code)).toEqual(['label-not-cidata'])
})

test('a folder laid out like a config drive is bad usage, and told as what it is', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'openstack/latest'), { recursive: true })
  const { status, stderr } = await run(['inspect', folder])
  expect(status).toBe(2)
  expect(stderr).toMatch(/none of meta-data.*OpenStack config drive, which NoCloud does not read/)
})

test('a disk with partitions: 3, and the way out', async () => {
  const { status, stderr } = await run(['inspect', fixturePath('broken/vfat-partitioned-disk.img')])
  expect(status).toBe(3)
  expect(stderr).toContain('dd bs=512 skip=8 count=128')
})
