import { describe, expect, test } from 'vitest'
import { headBytes, recognise } from '../../../src/image/container/recognise.ts'
import { amidOthers, fixture, imagesIn } from '../sources.ts'
import { base64, gzip, tarOf, throughTerminal } from './streams.ts'

const image = fixture('images/genisoimage-rock.iso')
const text = (words: string) => new TextEncoder().encode(words)
const headOf = (bytes: Uint8Array) => amidOthers(bytes).subarray(0, headBytes)

describe('containers', () => {
  test.each([
    ['gzip', 'gzip', gzip(image)],
    ['two bytes of gzip', 'gzip', gzip(image).subarray(0, 2)],
    ['GNU tar', 'tar', fixture('containers/gnu.tar')],
    ['a tar from before ustar', 'tar', fixture('containers/old.tar')],
    ['bsdtar', 'tar', fixture('containers/odd-types.tar')],
    ['base64 of an image', 'base64', base64(image)],
    ['base64 in one line', 'base64', base64(image, 1 << 20)],
    ['base64 with CR LF', 'base64', throughTerminal(base64(image))],
    [
      'base64 without padding',
      'base64',
      text(Buffer.from(gzip(image)).toString('base64').replace(/=+$/, '')),
    ],
    ['base64 of gzip', 'base64', base64(gzip(image))],
    ['base64 of base64 of gzip', 'base64', base64(base64(gzip(image)))],
    ['base64 of base64 of base64 of an image', 'base64', base64(base64(base64(image)))],
    ['base64 of zeros', 'base64', base64(new Uint8Array(1 << 16))],
    ['base64 of a FAT image', 'base64', base64(fixture('images/vfat12.img'))],
    ['base64 of a terminal’s copy', 'base64', base64(fixture('broken/crlf-damaged-boot-code.iso'))],
    ['base64 with damage after a while', 'base64', fixture('containers/base64-damaged.base64')],
  ] as const)('%s', async (_, container, bytes) => {
    expect(await recognise(headOf(bytes))).toBe(container)
  })

  test('a tar by its checksum alone', async () => {
    const tar = await tarOf({ name: 'a', bytes: text('a') })
    expect(await recognise(tar)).toBe('tar')
    expect(await recognise(tar.subarray(0, 512))).toBe('tar')
    expect(await recognise(tar.subarray(0, 511))).toBeUndefined()
    for (const at of [0, 99, 124, 148, 200, 511]) {
      const changed = tar.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await recognise(changed), `byte ${at}`).toBeUndefined()
    }
  })
})

describe('what is none', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(headBytes)],
    ['words', text('instance-id: i-1\n')],
    ['one word of the alphabet', text('cidata\n')],
    ['many words of the alphabet', text('cidata seed nocloud\n'.repeat(500))],
    ['base64 of words', base64(text('instance-id: i-1\n'.repeat(100)))],
    ['padding alone', text('='.repeat(1000))],
    ['padding in front of base64', text(`====${Buffer.from(gzip(image)).toString('base64')}`)],
  ])('%s', async (_, bytes) => {
    expect(await recognise(bytes)).toBeUndefined()
  })

  test.each(imagesIn('images'))('%s is an image', async (name) => {
    expect(await recognise(headOf(fixture(`images/${name}`)))).toBeUndefined()
  })

  test('an image whose boot code begins like gzip is an image', async () => {
    const bytes = image.slice()
    bytes.set([0x1f, 0x8b, 8])
    expect(await recognise(bytes)).toBeUndefined()
  })
})
