import { readFileSync } from 'node:fs'
import { openImage } from '../src/image/open-image.ts'
import { readSeed } from '../src/seed/seed.ts'
import { bestOf } from './best-of.ts'

export const listing = (image: Uint8Array): Promise<number> =>
  bestOf(13, async () => (await openImage(image)).entries())

const kubevirt = new Uint8Array(readFileSync(new URL('../fixtures/images/kubevirt.iso', import.meta.url)))
const seedsPerRun = 1000

/** Milliseconds to open one KubeVirt seed in memory and to read its files. */
export async function oneSeed(): Promise<number> {
  const many = async () => {
    for (let count = 0; count < seedsPerRun; count++) await readSeed(await openImage(kubevirt))
  }
  return (await bestOf(20, many)) / seedsPerRun
}
