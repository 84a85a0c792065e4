import { base64, gzip, tarOf } from '../image/container/streams.ts'
import { plainImage, text } from '../image/hand-made.ts'
import { type HostileInput, opens, times } from './hostile-input.ts'
import { rock, seed as seedFiles } from './iso9660/made.ts'

const MiB = 2 ** 20

const seed = () =>
  plainImage(
    [
      { identifier: 'META-DATA.;1', location: 30, length: 5 },
      { identifier: 'USER-DATA.;1', location: 30, length: 5 },
    ],
    { 30: text('hello') },
  )

const rockRidgeSeed = rock(seedFiles)

async function within(
  layers: number,
  layer: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
  innermost = seed(),
): Promise<Uint8Array> {
  let bytes = innermost
  for (let count = 0; count < layers; count++) bytes = await layer(bytes)
  return bytes
}

/** Zeros as gzip, a thousandth as long; made once. */
const bombs = new Map<number, Uint8Array>()
function bombOf(bytes: number): Uint8Array {
  const bomb = bombs.get(bytes) ?? gzip(new Uint8Array(bytes))
  bombs.set(bytes, bomb)
  return bomb
}

/** A header as POSIX.1-2017 pax has it, with a true checksum whatever it says; `size` as it stands there. */
function header(name: string, size: string, type = '0', linkName = ''): Uint8Array {
  const bytes = new Uint8Array(512)
  const put = (at: number, content: string) =>
    bytes.set(
      [...content].map((each) => each.charCodeAt(0)),
      at,
    )
  put(0, name.slice(0, 100))
  put(100, '0000644\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  put(124, size)
  put(136, '00000000000\0')
  put(148, '        ')
  put(156, type)
  put(157, linkName.slice(0, 100))
  put(257, 'ustar\x0000')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return bytes
}

const octal = (size: number) => `${size.toString(8).padStart(11, '0')}\0`
const padded = (content: string) => text(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const endOfTar = new Uint8Array(1024)
const member = (name: string, content: string, type = '0') =>
  joined(header(name, octal(content.length), type), padded(content))

/** An image is a number of blocks. */
const tarOfOne = (name: string, image: Uint8Array, { size = image.byteLength, type = '0' } = {}) =>
  joined(header(name, octal(size), type), image, endOfTar)
const unbroken = (bytes: Uint8Array) => text(Buffer.from(bytes).toString('base64'))

const nests: readonly HostileInput[] = [
  { name: 'gzip-five-times', bytes: () => within(5, gzip), answer: 'limit-exceeded' },
  { name: 'gzip-forty-times', bytes: () => within(40, gzip), answer: 'limit-exceeded' },
  { name: 'base64-five-times', bytes: () => within(5, base64), answer: 'limit-exceeded' },
  { name: 'base64-twelve-times', bytes: () => within(12, base64), answer: 'not-an-image' },
  {
    name: 'tar-in-tar-six-times',
    bytes: () => within(6, (bytes) => tarOf({ name: 'a.tar', bytes })),
    answer: 'limit-exceeded',
  },
  {
    name: 'gzip-in-tar-in-gzip-in-tar-in-gzip',
    bytes: async () =>
      gzip(await within(2, async (bytes) => tarOf({ name: 'a.tar.gz', bytes: gzip(bytes) }))),
    answer: 'limit-exceeded',
  },
  { name: 'gzip-six-times', bytes: () => within(6, gzip, rockRidgeSeed()), answer: 'limit-exceeded' },
  { name: 'base64-six-times', bytes: () => within(6, unbroken, rockRidgeSeed()), answer: 'limit-exceeded' },
]

const packed: readonly HostileInput[] = [
  { name: 'gzip-of-300-mib', bytes: () => bombOf(300 * MiB), answer: 'limit-exceeded', costly: true },
  {
    name: 'gzip-of-gzip-of-300-mib',
    bytes: () => gzip(bombOf(300 * MiB)),
    answer: 'limit-exceeded',
    costly: true,
  },
  {
    name: 'base64-of-gzip-of-300-mib',
    bytes: () => base64(bombOf(300 * MiB)),
    answer: 'limit-exceeded',
    costly: true,
  },
  {
    name: 'tar-of-many-bombs-named-images',
    bytes: () => tarOf(...times(20, (index) => ({ name: `${index}.iso`, bytes: bombOf(128 * MiB) }))),
    answer: 'several-seeds',
    costly: true,
  },
  {
    name: 'tar-of-many-bombs',
    bytes: () => tarOf(...times(20, (index) => ({ name: `${index}.gz`, bytes: bombOf(128 * MiB) }))),
    answer: 'no-seed-in-tar',
  },
  {
    name: 'tar-of-a-sparse-petabyte',
    bytes: () =>
      tarOf({
        name: 'seed.iso',
        bytes: padded('1\n0\n0\n'),
        pax: {
          'GNU.sparse.major': '1',
          'GNU.sparse.minor': '0',
          'GNU.sparse.name': 'seed.iso',
          'GNU.sparse.realsize': '999999999999999',
        },
      }),
    answer: 'limit-exceeded',
  },
  {
    name: 'tar-of-a-sparse-map-that-goes-back',
    bytes: () =>
      tarOf({
        name: 'seed.iso',
        bytes: padded('2\n4096\n0\n0\n0\n'),
        pax: { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '4096' },
      }),
    answer: 'sparse-member',
  },
  {
    name: 'tar-of-a-sparse-map-of-a-million-pieces',
    bytes: () =>
      tarOf({
        name: 'seed.iso',
        bytes: padded(`1000000\n${'0\n'.repeat(1000)}`),
        pax: { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '4096' },
      }),
    answer: 'sparse-member',
  },
  {
    name: 'gzip-of-zeros-a-thousand-to-one',
    bytes: () => gzip(new Uint8Array(32 << 20)),
    answer: 'all-zero',
  },
]

const tars: readonly HostileInput[] = [
  {
    name: 'tar-of-20000-members',
    bytes: () => joined(...times(20_000, (index) => header(`m${index}`, octal(0))), endOfTar),
    answer: 'limit-exceeded',
  },
  {
    name: 'tar-of-300-seeds',
    bytes: () => joined(...times(300, (index) => member(`s${index}/user-data`, '#')), endOfTar),
    answer: 'several-seeds',
  },
  {
    name: 'tar-with-attributes-of-1-mib',
    bytes: () => tarOf({ name: 'seed.iso', bytes: seed(), pax: { comment: 'x'.repeat(MiB) } }),
    answer: 'limit-exceeded',
  },
  {
    name: 'tar-with-attributes-of-garbage',
    bytes: () => joined(member('a', '99999999999 =\n-1 a\n0 =', 'x'), member('user-data', '#'), endOfTar),
    answer: opens(),
  },
  {
    name: 'tar-with-a-name-of-1-mib',
    bytes: () => joined(member('././@LongLink', 'n'.repeat(MiB), 'L'), member('user-data', '#'), endOfTar),
    answer: 'limit-exceeded',
  },
  {
    name: 'tar-with-a-name-of-8-gib',
    bytes: () => joined(header('././@LongLink', '77777777777 ', 'L'), endOfTar),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-member-of-8-gib',
    bytes: () => joined(header('user-data', '77777777777 '), endOfTar),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-member-of-less-than-nothing',
    bytes: () => joined(header('user-data', '\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xf0\x00'), endOfTar),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-member-of-an-enormous-size',
    bytes: () => joined(header('user-data', '\x80\x7f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'), endOfTar),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-member-of-a-size-in-words',
    bytes: () => joined(header('user-data', 'a lot of it!'), endOfTar),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-of-links',
    bytes: () =>
      joined(
        header('user-data', octal(0), '2', '/etc/passwd'),
        header('meta-data', octal(0), '1', '../../etc/passwd'),
        header('seed.iso', octal(0), '2', 'seed.iso'),
        endOfTar,
      ),
    answer: 'no-seed-in-tar',
  },
  {
    name: 'tar-of-devices',
    bytes: () => joined(...['3', '4', '6'].map((type) => header('user-data', octal(0), type)), endOfTar),
    answer: 'no-seed-in-tar',
  },
  {
    name: 'tar-names-that-lead-out',
    bytes: () =>
      joined(
        ...['/etc/user-data', '../../user-data', './/user-data'].map((name) => member(name, '#')),
        endOfTar,
      ),
    answer: 'several-seeds',
  },
  {
    name: 'tar-names-that-drive-a-terminal',
    bytes: () =>
      joined(member('\u001b[2J\u001b]0;x\u0007.iso', 'none'), member('b\r\n\u0085.iso', 'none'), endOfTar),
    answer: 'several-seeds',
  },
  {
    name: 'tar-names-of-javascript',
    bytes: () => joined(member('__proto__/user-data', '#'), endOfTar),
    answer: opens(),
  },
  { name: 'tar-of-a-header-alone', bytes: () => header('user-data', octal(1)), answer: 'tar-damaged' },
  {
    name: 'tar-cut-in-its-second-header',
    bytes: () => joined(member('user-data', '#'), header('meta-data', octal(0)).subarray(0, 200)),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-with-garbage-for-a-header',
    bytes: () => joined(member('user-data', '#'), new Uint8Array(512).fill(0x41), endOfTar),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-whose-member-claims-8-gib',
    bytes: () => tarOfOne('noCloud.iso', rockRidgeSeed(), { size: 8 ** 11 - 1 }),
    answer: 'tar-damaged',
  },
  {
    name: 'tar-of-a-link-to-an-image',
    bytes: () => tarOfOne('noCloud.iso', new Uint8Array(0), { type: '2' }),
    answer: 'no-seed-in-tar',
  },
  {
    name: 'tar-of-a-device',
    bytes: () => tarOfOne('noCloud.iso', new Uint8Array(0), { type: '3' }),
    answer: 'no-seed-in-tar',
  },
  { name: 'tar-of-nothing-but-its-end', bytes: () => new Uint8Array(10_240), answer: 'all-zero' },
  {
    name: 'tar-whose-member-leads-out',
    bytes: () => tarOfOne('../../noCloud.iso', rockRidgeSeed()),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'tar-whose-member-is-absolute',
    bytes: () => tarOfOne('/etc/noCloud.iso', rockRidgeSeed()),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'tar-whose-member-has-a-name-of-escape-sequences',
    bytes: () => tarOfOne('\x1b[2J.iso', rockRidgeSeed()),
    answer: opens(),
    entries: 2,
  },
]

const damaged: readonly HostileInput[] = [
  { name: 'gzip-of-two-bytes', bytes: () => Uint8Array.of(0x1f, 0x8b), answer: 'gzip-damaged' },
  {
    name: 'gzip-of-garbage',
    bytes: () => joined(Uint8Array.of(0x1f, 0x8b, 8), new Uint8Array(5000).fill(0xff)),
    answer: 'gzip-damaged',
  },
  { name: 'gzip-of-nothing', bytes: () => gzip(new Uint8Array(0)), answer: 'empty-input' },
  { name: 'gzip-of-text', bytes: () => gzip(text('hello')), answer: 'not-an-image' },
  { name: 'gzip-cut', bytes: () => gzip(seed()).subarray(0, 60), answer: 'gzip-damaged' },
  {
    name: 'gzip-with-another-checksum',
    bytes: () => {
      const bytes = gzip(seed())
      bytes[bytes.byteLength - 8] = (bytes.at(-8) ?? 0) ^ 1
      return bytes
    },
    answer: 'gzip-damaged',
  },
  {
    name: 'base64-of-text',
    bytes: () => base64(text('hello, this is no image at all')),
    answer: 'not-an-image',
  },
  {
    name: 'base64-with-garbage-in-its-middle',
    bytes: () =>
      joined(base64(seed()).subarray(0, 50_000), text('!!!! \u001b[2J'), base64(seed()).subarray(50_000)),
    answer: 'base64-damaged',
  },
  { name: 'base64-padding-only', bytes: () => text('='.repeat(4096)), answer: 'not-an-image' },
  {
    name: 'gzip-cut-behind-100-bytes',
    bytes: () => gzip(rockRidgeSeed()).slice(0, 100),
    answer: 'gzip-damaged',
  },
  {
    name: 'gzip-with-a-wrong-checksum',
    bytes: () => gzip(rockRidgeSeed()).map((byte, at, all) => (at === all.length - 6 ? byte ^ 1 : byte)),
    answer: 'gzip-damaged',
  },
  {
    name: 'base64-that-is-cut',
    bytes: () => unbroken(rockRidgeSeed()).slice(0, 44_001),
    answer: 'truncated-descriptors',
  },
]

/** gzip, base64 and tar that no program packs. */
export const hostileContainers: readonly HostileInput[] = [...nests, ...packed, ...tars, ...damaged]
