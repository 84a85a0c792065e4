import { readFileSync } from 'node:fs'
import { openImage } from '../src/image/open-image.ts'
import { readSeed } from '../src/seed/seed.ts'

/** Milliseconds of the best of `runs`, the first ones being those that warm up. */
async function best(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

export const listing = (image: Uint8Array): Promise<number> =>
  best(25, async () => (await openImage(image)).entries())

const kubevirt = new Uint8Array(readFileSync(new URL('../fixtures/images/kubevirt.iso', import.meta.url)))
const seedsPerRun = 1000

/** Milliseconds to open one KubeVirt seed in memory and to read its files. */
export async function oneSeed(): Promise<number> {
  const many = async () => {
    for (let count = 0; count < seedsPerRun; count++) await readSeed(await openImage(kubevirt))
  }
  return (await best(40, many)) / seedsPerRun
}
