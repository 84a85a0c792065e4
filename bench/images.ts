import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const seed = fileURLToPath(new URL('../fixtures/seeds/json-meta-data', import.meta.url))

export const workFolder = (): string => mkdtempSync(join(tmpdir(), 'nocloud-inspect-bench-'))

/** An image as KubeVirt makes it, of whatever `fill` puts into a folder. */
function imageOf(folder: string, name: string, fill: (tree: string) => void): string {
  const tree = join(folder, `${name}.tree`)
  mkdirSync(tree)
  fill(tree)
  const image = join(folder, `${name}.iso`)
  execFileSync('xorrisofs', ['-quiet', '-volid', 'cidata', '-joliet', '-rock', '-o', image, tree], {
    stdio: 'ignore',
  })
  return image
}

/** An image of `count` files, a thousand in each folder. */
export const manyFiles = (folder: string, count: number): string =>
  imageOf(folder, `files-${count}`, (tree) => {
    for (let index = 0; index < count; index++) {
      const below = join(tree, `folder-${String(Math.floor(index / 1000)).padStart(3, '0')}`)
      if (index % 1000 === 0) mkdirSync(below)
      writeFileSync(join(below, `file-${String(index).padStart(6, '0')}.txt`), `${index}\n`)
    }
  })

/** A seed in the folder `seed` behind so many bytes of another file. */
export const seedBehind = (folder: string, bytes: number): string =>
  imageOf(folder, `behind-${bytes}`, (tree) => {
    writeFileSync(join(tree, 'before'), '')
    truncateSync(join(tree, 'before'), bytes)
    cpSync(seed, join(tree, 'seed'), { recursive: true })
  })
