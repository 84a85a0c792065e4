import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { mime, read } from './read.ts'

const part = (body: string) => `\n#!${body}`
const packed = (text: string) =>
  `Content-Type: application/gzip\nContent-Transfer-Encoding: base64\n\n${gzipSync(text).toString('base64')}`
const nested = (depth: number): string =>
  depth === 0
    ? part('x')
    : `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${nested(depth - 1)}\n--b${depth}--`

/** Just within a limit, and just beyond. */
describe.each([
  [
    'userDataParts',
    { userDataParts: 4 },
    mime(...Array(3).fill(part('x'))),
    mime(...Array(4).fill(part('x'))),
  ],
  [
    'userDataParts',
    { userDataParts: 3 },
    mime(`a: b\nc: d\ne: f\n${part('x')}`),
    mime(`a: b\nc: d\ne: f\ng: h\n${part('x')}`),
  ],
  [
    'userDataParts',
    { userDataParts: 2 },
    `#include\n${'http://a/\n'.repeat(2)}`,
    `#include\n${'http://a/\n'.repeat(3)}`,
  ],
  [
    'userDataParts',
    { userDataParts: 2 },
    `#cloud-config-archive\n${'- "#!x"\n'.repeat(2)}`,
    `#cloud-config-archive\n${'- "#!x"\n'.repeat(3)}`,
  ],
  ['mimeDepth', { mimeDepth: 3 }, mime(nested(2)), mime(nested(3))],
  [
    'seedFileBytes',
    { seedFileBytes: 1000 },
    gzipSync(`#!${'x'.repeat(998)}`),
    gzipSync(`#!${'x'.repeat(999)}`),
  ],
  [
    'seedFileBytes',
    { seedFileBytes: 1000 },
    mime(...Array(10).fill(packed(`#!${'x'.repeat(98)}`))),
    mime(...Array(11).fill(packed(`#!${'x'.repeat(98)}`))),
  ],
  [
    'seedFileBytes',
    { seedFileBytes: 1000 },
    `#cloud-config-archive\n- &a "#!${'x'.repeat(98)}"\n${'- *a\n'.repeat(9)}`,
    `#cloud-config-archive\n- &a "#!${'x'.repeat(98)}"\n${'- *a\n'.repeat(10)}`,
  ],
  [
    'cloudConfigBytes',
    { cloudConfigBytes: 100 },
    `#cloud-config-archive\n- "${'x'.repeat(74)}"`,
    `#cloud-config-archive\n- "${'x'.repeat(75)}"`,
  ],
] as const)('%s', (limit, options, within, beyond) => {
  test('within', async () => {
    expect(await read(within, options)).toMatchObject({ failure: undefined })
  })

  test('beyond: nothing is known, and the limit is named', async () => {
    const found = await read(beyond, options)
    expect(found).toMatchObject({
      status: 'unknown',
      parts: [],
      failure: { reason: 'too-much', name: limit },
    })
  })
})

test('YAML beyond its limit stays unread, part by part', async () => {
  const config = 'Content-Type: text/cloud-config\n\n#cloud-config\na: 1'
  const { parts, cloudConfigs, merged } = await read(mime(config, config, config), { cloudConfigBytes: 40 })
  expect(parts.map(({ reason }) => reason)).toEqual([undefined, undefined, 'too-much'])
  expect(cloudConfigs).toHaveLength(2)
  expect(merged).toBeUndefined()
})

test('what merges to more than its limit is not known', async () => {
  const config = (key: string) => `Content-Type: text/cloud-config\n\n#cloud-config\n${key}: [1, 2, 3]`
  expect((await read(mime(config('a'), config('b')), { mergedValues: 9 })).merged).toEqual({
    a: [1, 2, 3],
    b: [1, 2, 3],
  })
  expect((await read(mime(config('a'), config('b')), { mergedValues: 8 })).merged).toBeUndefined()
})

test('a message that holds itself, as far as a file can', async () => {
  const file = `MIME-Version: 1.0\n${'Content-Type: message/rfc822\n\n'.repeat(500)}`
  expect(await read(file)).toMatchObject({ failure: { reason: 'too-much', name: 'mimeDepth' } })
})
