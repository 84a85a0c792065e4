import { type CorpusImage, words, written } from './corpus-image.ts'

const options = [
  '',
  '-N seed/network-config',
  '-N seed/network-config -V seed/vendor-data',
  '-m local',
  '-H host-name',
  '-f iso -d raw',
]

export const cloudLocaldsImages = (folder: string): CorpusImage[] =>
  written(
    'cloud-localds',
    folder,
    options.map((text) => ({ tree: 'seed', options: text })),
    ({ tree, options: text }, out) => [
      'cloud-localds',
      ...words(text),
      out,
      `${tree}/user-data`,
      ...(/-[mH]/.test(text) ? [] : [`${tree}/meta-data`]),
    ],
  )
