import { gzipSync } from 'node:zlib'
import { base64, tarOf } from '../image/container/streams.ts'
import type { Corpus } from './corpus.ts'
import type { Input } from './execution.ts'
import { type ImageMutation, mutated, mutateImage, type Original } from './image-mutation.ts'
import type { Random } from './random.ts'
import { mutateText } from './text-mutation.ts'

/** An image is mutated in place, and only copied when it is kept; everything else is small. */
export type Candidate =
  | { readonly image: Original; readonly mutation: ImageMutation }
  | { readonly input: Input }

const slowImages = 0.05

/** The next mutant; `others` is the share of those that are no bare images, and a hundred times as expensive. */
export async function candidate(corpus: Corpus, random: Random, others: number): Promise<Candidate> {
  if (random.chance(others)) return { input: await other(corpus, random) }
  const image = random.pick(random.chance(slowImages) ? corpus.images : corpus.quickImages)
  return { image, mutation: mutateImage(image, random) }
}

const other = async (corpus: Corpus, random: Random): Promise<Input> => {
  switch (random.pick(['seed', 'seed', 'container', 'manifests'])) {
    case 'seed':
      return seed(corpus, random)
    case 'container':
      return container(corpus, random)
    default:
      return { kind: 'manifests', text: mutateText(random.pick(corpus.manifests), random) }
  }
}

/** A damaged container, or a container around a damaged image. */
async function container(corpus: Corpus, random: Random): Promise<Input> {
  const { bytes, mutation } = random.chance(0.5)
    ? { bytes: random.pick(corpus.containers), mutation: undefined }
    : mutant(corpus, random)
  const inner = mutation ? await wrapped(mutated(bytes, mutation), random) : bytes.slice()
  const changes = mutation && random.chance(0.5) ? 0 : 1 + random.below(6)
  for (let change = 0; change < changes; change++)
    inner[random.below(random.chance(0.7) ? Math.min(1024, inner.byteLength) : inner.byteLength)] =
      random.below(256)
  return { kind: 'container', bytes: random.chance(0.1) ? inner.slice(0, random.below(inner.length)) : inner }
}

const largestWrapped = 128 * 1024

function mutant({ images }: Corpus, random: Random) {
  const image = random.pick(images.filter(({ bytes }) => bytes.byteLength <= largestWrapped))
  return { bytes: image.bytes, mutation: mutateImage(image, random) }
}

async function wrapped(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  const layers = [
    () => new Uint8Array(gzipSync(bytes, { level: 1 })),
    () => base64(bytes),
    () => tarOf({ name: 'noCloud.iso', bytes }),
  ]
  return random.pick(layers)()
}

function seed({ documents, manifests }: Corpus, random: Random): Input {
  const files: Record<string, string> = {}
  const changed = random.pick(['network-config', 'network-config', 'meta-data', 'user-data', 'vendor-data'])
  for (const [name, texts] of Object.entries(documents)) {
    if (name !== changed && random.chance(0.15)) continue
    const text = random.pick(texts)
    files[name] = name === changed || random.chance(0.1) ? mutateText(text, random) : text
  }
  const vm = random.pick(manifests)
  const givenVm = random.chance(0.5) ? vm : mutateText(vm, random)
  return { kind: 'seed', files, vm: random.chance(0.4) ? givenVm : undefined }
}
