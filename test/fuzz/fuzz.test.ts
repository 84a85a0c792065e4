import { describe, expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { readCorpus } from './corpus.ts'
import { fieldPlaces } from './format.ts'
import { mutated, mutateImage, withEdits } from './image-mutation.ts'
import { randomFrom } from './random.ts'

const corpus = readCorpus()

test('20,000 mutants are answered: none crashes, none costs more than it is worth', {
  timeout: 300_000,
}, async () => {
  const { crashes, outcomes, byKind } = await campaign(corpus, { executions: 20_000, seed: 9660 })
  expect(crashes).toEqual([])
  // Mutants that all end alike would test nothing.
  expect(outcomes.size).toBeGreaterThan(1000)
  for (const kind of ['image', 'container', 'seed', 'manifests'])
    expect(byKind[kind], kind).toBeGreaterThan(20)
})

test('a seed fixes what is executed', { timeout: 60_000 }, async () => {
  const outcomesOf = async (seed: number) => [...(await campaign(corpus, { executions: 500, seed })).outcomes]
  const first = await outcomesOf(1)
  expect(await outcomesOf(1)).toEqual(first)
  expect(await outcomesOf(2)).not.toEqual(first)
})

describe('mutations', () => {
  const image = corpus.quickImages.find(({ name }) => name === 'images/symlinks.iso')

  test('reach every declared structure that the fixtures have', () => {
    const reached = new Set(corpus.images.flatMap(({ fields }) => fields.map(({ structure }) => structure)))
    expect([...reached].sort()).toEqual([
      'biosParameterBlock',
      'childLink',
      'compression',
      'continuationArea',
      'directoryEntry',
      'directoryRecord',
      'fat16Extension',
      'linkComponent',
      'longNameSlot',
      'posixAttributes',
      'recordingDate',
      'systemUseEntry',
      'volumeDescriptor',
      'volumeDescriptorHeader',
    ])
  })

  test('are seen in place as in a copy, and leave nothing behind', async () => {
    if (!image) throw new Error('no such fixture')
    const before = image.bytes.slice()
    const random = randomFrom(7)
    for (let count = 0; count < 200; count++) {
      const mutation = mutateImage(image, random)
      const seen = await withEdits(image.bytes, mutation, async (bytes) => bytes.slice())
      expect(Buffer.compare(seen, mutated(before, mutation))).toBe(0)
      expect(Buffer.compare(image.bytes, before)).toBe(0)
    }
  })

  test('are put at fields, not only at bytes', () => {
    const format = { name: 'pair', fields: { pair: [{ name: 'high', offset: 2, length: 2 }] } }
    const places = fieldPlaces(
      { ...format, placesIn: () => [{ structure: 'pair', at: 4 }] },
      new Uint8Array(8),
    )
    expect(places).toEqual([{ structure: 'pair', field: 'high', at: 6, length: 2 }])
  })
})
