import type { CorpusImage } from './corpus-image.ts'
import { plainVolumes } from './hand-made-plain.ts'
import { rockRidgeVolumes } from './hand-made-rock-ridge.ts'
import { volumes } from './hand-made-volumes.ts'

const sets = {
  'hand-made, plain': plainVolumes,
  'hand-made, Rock Ridge': rockRidgeVolumes,
  'hand-made, volumes': volumes,
}

/** What no writer makes. */
export const handMadeImages = (): CorpusImage[] =>
  Object.entries(sets).flatMap(([group, images]) =>
    Object.entries(images).map(([name, bytes]) => ({ group, name, filesystem: 'iso9660', bytes })),
  )
