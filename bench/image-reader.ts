/**
 * How long it takes, in process and from memory, to list an image of 100,000 entries and to open and read one seed.
 *
 *   npx tsx bench/image-reader.ts
 */
import { readFileSync } from 'node:fs'
import { openImage } from '../src/image/open-image.ts'
import { largeImage } from './large-image.ts'

/** Milliseconds of the median and of the best of `runs`, behind as many to warm up. */
async function time(runs: number, work: () => Promise<unknown>): Promise<{ median: number; best: number }> {
  const taken: number[] = []
  for (let run = 0; run < 2 * runs; run++) {
    const start = performance.now()
    await work()
    if (run >= runs) taken.push(performance.now() - start)
  }
  taken.sort((one, other) => one - other)
  return { median: taken[Math.floor(runs / 2)] ?? 0, best: taken[0] ?? 0 }
}

const list = (bytes: Uint8Array) => async () => (await openImage(bytes)).entries()
const seed = new Uint8Array(readFileSync(new URL('../fixtures/images/kubevirt.iso', import.meta.url)))

async function readSeedFiles() {
  const image = await openImage(seed)
  await image.read('meta-data')
  await image.read('user-data')
  await image.read('network-config')
}

const show = (
  what: string,
  { median, best }: { median: number; best: number },
  scale: number,
  unit: string,
) =>
  console.log(
    `${what}: median ${(median * scale).toFixed(1)} ${unit}, best ${(best * scale).toFixed(1)} ${unit}`,
  )

show('100,000 entries in one folder', await time(15, list(largeImage(100_000, 100_000))), 1, 'ms')
show('100,000 entries in 100 folders', await time(15, list(largeImage(100_000, 1_000))), 1, 'ms')
show('one seed, opened and its three files read', await time(5_000, readSeedFiles), 1000, 'µs')
