import {
  alternateName,
  continuation,
  directory,
  image,
  joliet,
  mode,
  primary,
  rockRidgeImage,
  rootBlock,
  susp,
  terminator,
  utf16be,
} from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import { content, file, named, times } from './made.ts'

const inNames = (name: string, ...names: readonly string[]): HostileInput => ({
  name,
  bytes: () =>
    rockRidgeImage(
      names.map((each) => named(each)),
      content,
    ),
  answer: opens(),
})

/** Names that no file should have. */
export const hostileNames: readonly HostileInput[] = [
  inNames('names-with-slashes', 'a/b', '/etc/passwd', '../../escaped', 'c/../../escaped', '/', 'd/'),
  inNames('names-of-dots', '.', '..', '...', ' ', '. ', '.. '),
  inNames('names-with-nul', 'user-data\0', '\0', 'a\0/../../escaped'),
  inNames(
    'names-that-drive-a-terminal',
    '\u001b[2J\u001b[H',
    '\u001b]0;title\u0007',
    '\u009b2J',
    'a\r\nb',
    '\u007f',
  ),
  inNames('names-that-turn-text-around', 'user\u202edata', '\u2066a\u2069', '\u200fa', '\ufeffa', '\u2028'),
  inNames('names-with-backslashes', '..\\..\\escaped', 'C:\\escaped', 'C:', 'NUL', 'a:stream'),
  inNames('names-twice', 'user-data', 'user-data', 'USER-DATA', 'meta-data', 'meta-data'),
  inNames('names-of-javascript', '__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  {
    name: 'names-of-no-letters',
    bytes: () =>
      rockRidgeImage(
        times(10, () => file('', { systemUse: mode(0o100644) })),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'names-that-are-no-utf-8',
    bytes: () =>
      rockRidgeImage(
        [named('x', { systemUse: susp('NM', [0, 0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80]) })],
        content,
      ),
    answer: opens(),
  },
  {
    name: 'names-longer-than-a-file-system-takes',
    bytes: () => {
      const area = Uint8Array.from([...alternateName('b'.repeat(180), 1), ...continuation(31, 0, 205)])
      const more = Uint8Array.from(alternateName('c'.repeat(200)))
      const systemUse = [...alternateName('a'.repeat(80), 1), ...continuation(29, 0, area.byteLength)]
      return rockRidgeImage([file('A.;1', { systemUse })], { 29: area, 31: more, ...content })
    },
    answer: opens(),
  },
  {
    name: 'joliet-names-of-every-kind',
    bytes: () =>
      image({
        16: primary(),
        17: joliet(22),
        18: terminator(),
        [rootBlock]: directory(rootBlock, []),
        22: directory(
          22,
          ['../x', 'a/b', '..', '\0\0', '\ud800', '\u202e', '\u001b[2J', 'a\\b', ';1', '....'].map((name) =>
            file(utf16be(name)),
          ),
        ),
        ...content,
      }),
    answer: opens(),
  },
  {
    name: 'joliet-names-of-odd-length',
    bytes: () =>
      image({
        16: primary(),
        17: joliet(22),
        18: terminator(),
        [rootBlock]: directory(rootBlock, []),
        22: directory(22, [file('\0a\0'), file('\0'), file('\x02'), file('')]),
        ...content,
      }),
    answer: opens(),
  },
]
