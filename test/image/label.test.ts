import { describe, expect, test } from 'vitest'
import { openImage } from '../../src/image/open-image.ts'
import { descriptor, directory, image, primary, terminator, utf16be } from './hand-made.ts'

const labelOf = async (own: string, other?: string) => {
  const blocks = { 16: descriptor(1, own, 20), 20: directory(20, []) }
  const bytes =
    other === undefined
      ? image({ ...blocks, 17: terminator() })
      : image({ ...blocks, 17: jolietOf(other), 18: terminator() })
  return (await openImage(bytes)).label
}
const jolietOf = (label: string) => descriptor(2, utf16be(label), 20, '%/E')

describe("the label by blkid's rule", () => {
  test.each<[primary: string, joliet: string | undefined, label: string | null]>([
    ['cidata'.padEnd(32), undefined, 'cidata'],
    ['cidata\0other'.padEnd(32), undefined, 'cidata'],
    ['  cidata'.padEnd(32), undefined, '  cidata'],
    ['cidata with spaces'.padEnd(32), undefined, 'cidata with spaces'],
    [' '.repeat(32), undefined, null],
    ['\0'.repeat(32), undefined, null],
    ['PRIMARY'.padEnd(32), 'joliet-name'.padEnd(16), 'joliet-name'],
    ['CIDATA'.padEnd(32), 'cidata'.padEnd(16), 'cidata'],
    ['0123456789abcdef0123456789abcdef', '0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['cidata'.padEnd(32), 'cidata\0\0\0\0\0\0\0\0\0\0', 'cidata'],
  ])('%j and %j', async (own, other, label) => {
    expect(await labelOf(own, other)).toBe(label)
  })

  test('a boot record between the descriptors hides nothing', async () => {
    const bootRecord = descriptor(0, '', 0)
    const blocks = {
      16: primary(),
      17: bootRecord,
      18: jolietOf('other'.padEnd(16)),
      19: terminator(),
      20: directory(20, []),
    }
    expect((await openImage(image(blocks))).label).toBe('other')
  })
})
