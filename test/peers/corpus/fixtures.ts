import { fixture, imagesIn } from '../../image/sources.ts'
import type { CorpusImage } from './corpus-image.ts'

const from = (folder: 'images' | 'broken'): CorpusImage[] =>
  imagesIn(folder).map((name) => ({
    group: `fixtures/${folder}`,
    name,
    filesystem: 'iso9660',
    bytes: fixture(`${folder}/${name}`),
  }))

/** The committed images. */
export const fixtureImages = (): CorpusImage[] => [...from('images'), ...from('broken')]

/** An image cut at every second sector behind its descriptors. */
export function cutImages(): CorpusImage[] {
  const whole = fixture('images/genisoimage-rock-joliet.iso')
  const sectors = Array.from({ length: (whole.byteLength / 2048 - 16) / 2 }, (_, index) => 16 + 2 * index)
  return sectors.map((sector) => ({
    group: 'cut short',
    name: `cut at sector ${sector}`,
    filesystem: 'iso9660',
    bytes: whole.subarray(0, sector * 2048 + (sector % 4 === 0 ? 0 : 100)),
  }))
}
