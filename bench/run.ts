/**
 * The image reader beside the programs that list images, in one run: `npm run bench`. Of every figure the best of some
 * runs is shown, since other work on the machine only adds; compare figures of one run only.
 */
import { readFileSync, rmSync } from 'node:fs'
import { openImage } from '../src/image/open-image.ts'
import { openFile } from '../src/node/open-file.ts'
import { manyFiles, seedBehind, workFolder } from './images.ts'
import { listing, oneSeed } from './in-process.ts'
import { largeImage } from './large-image.ts'
import { isInstalled, memoryOfNode, program, type Times, timeProgram } from './programs.ts'

const GiB = 2 ** 30
const MiB = 2 ** 20
const runs = 10

const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(52) : cell.padStart(12))).join(''))
const milliseconds = (value: number) => `${value.toFixed(value < 1 ? 4 : 1)} ms`

function comparePrograms(image: string): void {
  row('100,000 files listed, from start to exit', 'wall', 'cpu', 'of bsdtar', 'of 7zz')
  const rivals: readonly (readonly string[])[] = [
    ['bsdtar', '-tf', image],
    ['7zz', 'l', image],
    ['isoinfo', '-R', '-f', '-i', image],
    ['xorriso', '-indev', image, '-find', '/'],
  ]
  const lines: [string, Times][] = []
  for (const words of [
    ['node', program, 'list', image],
    ['node', program, 'list', '--quiet', image],
    ...rivals,
    ['node', '--eval', 'console.log(0)'],
  ]) {
    const [name = ''] = words
    if (!isInstalled(name)) row(name, 'not installed')
    else lines.push([nameOf(words, image), timeProgram(words, runs)])
  }
  const wallOf = (name: string) => lines.find(([line]) => line.startsWith(name))?.[1].wall ?? Number.NaN
  for (const [name, { wall, cpu }] of lines)
    row(
      name,
      milliseconds(wall),
      milliseconds(cpu),
      ratio(wall, wallOf('bsdtar')),
      ratio(wall, wallOf('7zz')),
    )
}

const nameOf = (words: readonly string[], image: string): string =>
  words
    .map((word) => (word === program ? 'nocloud-inspect' : word === image ? 'IMAGE' : word))
    .join(' ')
    .replace('node nocloud', 'nocloud')

const ratio = (value: number, base: number): string =>
  Number.isNaN(base) ? '-' : `${(value / base).toFixed(2)}x`

async function inProcess(image: string): Promise<void> {
  row('In process, from memory', 'time', 'an entry')
  const entries = async (name: string, count: number, bytes: Uint8Array) => {
    const taken = await listing(bytes)
    row(name, milliseconds(taken), `${((taken * 1e6) / count).toFixed(0)} ns`)
  }
  await entries('100,000 files of xorriso', 100_000, new Uint8Array(readFileSync(image)))
  for (const count of [1_000, 10_000, 100_000])
    await entries(
      `${count.toLocaleString('en')} files in one folder, no two dates alike`,
      count,
      largeImage(count, count),
    )
  row('one KubeVirt seed, opened and read', milliseconds(await oneSeed()))
}

function memory(images: readonly (readonly [string, string])[]): void {
  const bare = memoryOfNode(['--eval', '0'], 5)
  row('Memory of a run', 'at most', 'above Node')
  row('node --eval 0', `${bare.toFixed(1)} MiB`)
  for (const [name, image] of images) {
    const used = memoryOfNode([program, 'cat', image, 'seed/meta-data'], 5)
    row(`cat of a seed's file, image of ${name}`, `${used.toFixed(1)} MiB`, `${(used - bare).toFixed(1)} MiB`)
  }
}

async function reads(image: string): Promise<void> {
  await using file = await openFile(image)
  const lengths: number[] = []
  const counted = {
    size: file.size,
    read(offset: number, length: number) {
      lengths.push(length)
      return file.read(offset, length)
    },
  }
  const opened = await openImage(counted)
  for (const name of ['meta-data', 'user-data', 'network-config']) await opened.read(`seed/${name}`)
  const bytes = lengths.reduce((sum, length) => sum + length, 0)
  row('Seed in a sub-folder of 2 GiB', `${lengths.length} reads`, `${bytes / 1024} KiB`)
}

const folder = workFolder()
try {
  const many = manyFiles(folder, 100_000)
  comparePrograms(many)
  console.log()
  await inProcess(many)
  console.log()
  const small = seedBehind(folder, MiB / 2)
  const large = seedBehind(folder, 2 * GiB - 8 * MiB)
  memory([
    ['1 MiB', small],
    ['2 GiB', large],
  ])
  console.log()
  await reads(large)
} finally {
  rmSync(folder, { recursive: true })
}
