import {
  alternateName,
  continuation,
  directory,
  image,
  joliet,
  mode,
  plainImage,
  primary,
  rockRidgeImage,
  rootBlock,
  susp,
  terminator,
  utf16be,
} from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { symlink } from './links.ts'
import { content, file, folder, large, named, rock, withEntries } from './made.ts'

const inNames = (name: string, ...names: readonly string[]): HostileInput => ({
  name,
  bytes: () =>
    rockRidgeImage(
      names.map((each) => named(each)),
      content,
    ),
  answer: opens(),
})

const jolietNames = (...names: readonly string[]) =>
  image({
    16: primary(),
    17: joliet(22),
    18: terminator(),
    [rootBlock]: directory(rootBlock, []),
    22: directory(
      22,
      names.map((name) => file(utf16be(name))),
    ),
    ...content,
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
        [file('F.;1', { systemUse: susp('NM', [0, 0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80]) })],
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
      jolietNames('../x', 'a/b', '..', '\0\0', '\ud800', '\u202e', '\u001b[2J', 'a\\b', ';1', '....'),
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
  {
    name: 'names-that-lead-out',
    bytes: rock(['../up', '/etc/passwd', '..', '.', 'a/b', '/', 'safe'].map((name) => named(name))),
    answer: opens(),
    extracted: ['safe'],
  },
  {
    name: 'names-of-control-characters',
    bytes: rock(
      ['\x1b[2J', 'new\nline', 'bell\x07', 'tab\t', 'back\\slash', 'delete\x7f'].map((name) => named(name)),
    ),
    answer: opens(),
    extracted: [],
  },
  {
    name: 'rock-ridge-names-with-nul',
    bytes: rock([named('user-data\0.txt'), named('x\0y')]),
    answer: opens(),
    extracted: ['user-data', 'x'],
  },
  {
    name: 'rock-ridge-name-of-no-utf-8',
    bytes: rock([withEntries(susp('NM', [0, 0xff, 0xfe]))]),
    answer: opens(),
    entries: 1,
  },
  {
    name: 'name-of-all-there-is',
    bytes: rock([named('n'.repeat(140))]),
    answer: opens(),
    extracted: ['n'.repeat(140)],
  },
  {
    name: 'one-name-for-a-file-a-directory-and-a-link',
    bytes: rock([named('same'), folder('same', 24), symlink('same', '../../etc')], {
      24: directory(24, [named('inside')]),
    }),
    answer: opens(),
    extracted: ['same'],
  },
  {
    name: 'one-name-a-hundred-times',
    bytes: large(
      Array.from({ length: 100 }, () => named('user-data')),
      8,
    ),
    answer: opens(),
    entries: 100,
    extracted: ['user-data'],
  },
  {
    name: 'joliet-names-of-lone-surrogates',
    bytes: () => jolietNames('\ud800', '\udfff', '\ud800\ud800', 'a\ud800b'),
    answer: opens(),
    extracted: ['ab'],
  },
  {
    name: 'joliet-names-that-turn-the-text-around',
    bytes: () => jolietNames('\u202egpj.exe', '\u2066x', '\ufeffuser-data'),
    answer: opens(),
    entries: 3,
  },
  {
    name: 'joliet-names-that-lead-out',
    bytes: () => jolietNames('../up', '/etc/passwd', '..', 'a/../../b', 'c\\..\\d', 'safe'),
    answer: opens(),
    extracted: ['safe'],
  },
  {
    name: 'plain-names-of-every-byte',
    bytes: () =>
      plainImage(
        Array.from({ length: 250 }, (_, byte) => byte + 2)
          .slice(0, 48)
          .map((byte) => ({ identifier: `${String.fromCharCode(byte)}X`, location: 30, length: 5 })),
        content,
      ),
    answer: opens(),
  },
]
