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
