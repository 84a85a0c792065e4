import { gzipSync } from 'node:zlib'
import { rockRidgeImage, text } from '../hand-made.ts'
import { content, type HostileImage, named } from './hostile-image.ts'

const whole = () => rockRidgeImage([named('meta-data'), named('user-data')], content)
const base64 = (bytes: Uint8Array): Uint8Array => text(Buffer.from(bytes).toString('base64'))
const times = (count: number, wrap: (bytes: Uint8Array) => Uint8Array) => () =>
  Array.from({ length: count }).reduce<Uint8Array>((bytes) => wrap(bytes), whole())
const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes))

/** A tar of one member; `size` is what its header claims. */
function tar(name: string, bytes: Uint8Array, size: number, type = '0'): Uint8Array {
  const header = new Uint8Array(512)
  const put = (at: number, value: string) => header.set(text(value), at)
  put(0, name)
  put(100, '0000644\0')
  put(124, `${size.toString(8).padStart(11, '0')}\0`)
  put(136, '00000000000\0')
  put(148, '        ')
  put(156, type)
  put(257, 'ustar\x0000')
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  const room = Math.ceil(bytes.byteLength / 512) * 512
  const packed = new Uint8Array(512 + room + 1024)
  packed.set(header)
  packed.set(bytes, 512)
  return packed
}

/** What is packed around an image. */
export const hostileContainers: readonly HostileImage[] = [
  { name: 'gzip six times', bytes: times(6, gzip), answer: 'limit-exceeded' },
  { name: 'base64 six times', bytes: times(6, base64), answer: 'limit-exceeded' },
  { name: 'gzip that is cut', bytes: () => gzip(whole()).slice(0, 100), answer: 'gzip-damaged' },
  {
    name: 'gzip with a wrong checksum',
    bytes: () => gzip(whole()).map((byte, at, all) => (at === all.length - 6 ? byte ^ 1 : byte)),
    answer: 'gzip-damaged',
  },
  { name: 'gzip of nothing', bytes: () => gzip(new Uint8Array(0)), answer: 'empty-input' },
  {
    name: 'gzip of zeros, a thousand to one',
    bytes: () => gzip(new Uint8Array(32 << 20)),
    answer: 'all-zero',
  },
  {
    name: 'base64 that is cut',
    bytes: () => base64(whole()).slice(0, 44_001),
    answer: 'truncated-descriptors',
  },
  {
    name: 'a tar whose member claims 8 GiB',
    bytes: () => tar('noCloud.iso', whole(), 8 ** 11 - 1),
    answer: 'tar-damaged',
  },
  {
    name: 'a tar of a link to an image',
    bytes: () => tar('noCloud.iso', new Uint8Array(0), 0, '2'),
    answer: 'no-seed-in-tar',
  },
  {
    name: 'a tar of a device',
    bytes: () => tar('noCloud.iso', new Uint8Array(0), 0, '3'),
    answer: 'no-seed-in-tar',
  },
  { name: 'a tar of nothing but its end', bytes: () => new Uint8Array(10_240), answer: 'all-zero' },
  {
    name: 'a tar whose member leads out',
    bytes: () => tar('../../noCloud.iso', whole(), whole().byteLength),
    answer: 'inspected',
    entries: 2,
  },
  {
    name: 'a tar whose member is absolute',
    bytes: () => tar('/etc/noCloud.iso', whole(), whole().byteLength),
    answer: 'inspected',
    entries: 2,
  },
  {
    name: 'a tar whose member has a name of escape sequences',
    bytes: () => tar('\x1b[2J.iso', whole(), whole().byteLength),
    answer: 'inspected',
    entries: 2,
  },
]
