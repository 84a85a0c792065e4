import {
  alternateName,
  both32,
  continuation,
  directory,
  type HandMadeRecord,
  mode,
  plainImage,
  rockRidgeImage,
  susp,
  text,
} from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { blocks, child, content, file, folder, named, rock } from './made.ts'

const component = (flags: number, name = '') => [flags, name.length, ...text(name)]
const link = (name: string, ...components: readonly (readonly number[])[]): HandMadeRecord =>
  file('L.;1', {
    length: 0,
    systemUse: [...alternateName(name), ...mode(0o120777), ...susp('SL', [0, ...components.flat()])],
  })
/** To a target as it is written, of names, `..` and a slash in front. */
export const symlink = (name: string, target: string): HandMadeRecord =>
  link(name, ...target.split('/').map(componentOf))
const componentOf = (part: string) => (part === '' ? theRoot : part === '..' ? up : component(0, part))
const up = component(4)
const theRoot = component(8)

/** So much of a target that it fills thirty continuation areas. */
const longTarget = (at: number) =>
  blocks(30, at, (index) =>
    Uint8Array.from([
      ...times(9, () => susp('SL', [1, 0, 200, ...text('t'.repeat(200))])).flat(),
      ...continuation(at + index + 1, 0, 2044),
      ...susp('PD', Array(100).fill(0)),
    ]),
  )

/** Links that lead out, in circles or nowhere, and what is no file. */
export const hostileLinks: readonly HostileInput[] = [
  {
    name: 'links-that-lead-out',
    bytes: () =>
      rockRidgeImage([
        link('absolute', theRoot, component(0, 'etc'), component(0, 'passwd')),
        link('above', up, up, up, component(0, 'escaped')),
        link('slashes', component(0, '../../escaped')),
        link('nowhere'),
        link('nul', component(0, 'a\0b')),
      ]),
    answer: opens(),
  },
  {
    name: 'links-that-lead-out-together',
    bytes: () =>
      rockRidgeImage(
        [
          child('D', 21),
          link('down', component(0, 'd'), component(0, 'up')),
          link('out', component(0, 'down'), up, component(0, 'escaped')),
        ],
        { 21: directory(21, [link('up', up), link('up2', component(0, 'up'), up)]) },
      ),
    answer: opens(),
  },
  {
    name: 'link-and-directory-of-one-name',
    bytes: () =>
      rockRidgeImage([link('d', component(2)), { ...child('D', 21), systemUse: alternateName('d') }], {
        21: directory(21, [link('out', up, component(0, 'escaped')), named('user-data')]),
        ...content,
      }),
    answer: opens(),
  },
  {
    name: 'seed-of-links-in-a-ring',
    bytes: () =>
      rockRidgeImage([
        link('user-data', component(0, 'meta-data')),
        link('meta-data', component(0, 'user-data')),
        link('network-config', component(0, 'network-config')),
      ]),
    answer: opens(),
  },
  {
    name: 'seed-behind-a-chain-of-links',
    bytes: () =>
      rockRidgeImage([
        link('user-data', component(0, 'l0')),
        ...times(12, (index) => link(`l${index}`, component(0, `l${index + 1}`))),
      ]),
    answer: opens(),
  },
  {
    name: 'link-of-empty-pieces',
    bytes: () => {
      const pieces = times(32, () => susp('SL', [1, ...times(120, () => component(1)).flat()]).slice(0, 245))
      return rockRidgeImage(
        [file('L.;1', { systemUse: [...mode(0o120777), ...continuation(21, 0, 2000)] })],
        {
          21: Uint8Array.from(pieces.flat().slice(0, 2000)),
          ...content,
        },
      )
    },
    answer: opens(),
  },
  {
    name: 'devices-pipes-and-sockets',
    bytes: () =>
      rockRidgeImage(
        [0o020666, 0o060660, 0o010644, 0o140755, 0o170000].map((value, index) =>
          file('X.;1', { systemUse: [...alternateName(`x${index}`), ...mode(value)] }),
        ),
        content,
      ),
    // The last mode names no type that there is.
    answer: opens('directory-damaged'),
  },
  {
    name: 'user-data-is-a-directory',
    bytes: () =>
      plainImage(
        [child('USER-DATA', 21), child('META-DATA', 22)],
        blocks(2, 21, (at) => directory(21 + at, [])),
      ),
    answer: opens(),
  },
  {
    name: 'links-that-lead-out-one-by-one',
    bytes: rock([
      symlink('absolute', '/etc/passwd'),
      symlink('up', '../x'),
      symlink('deep', 'a/../../x'),
      symlink('root', '/'),
      symlink('fine', 'x'),
    ]),
    answer: opens(),
    extracted: ['fine'],
  },
  {
    name: 'links-in-a-circle',
    bytes: rock([symlink('meta-data', 'user-data'), symlink('user-data', 'meta-data')]),
    answer: opens(),
    entries: 2,
  },
  {
    name: 'link-to-itself',
    bytes: rock([symlink('user-data', 'user-data')]),
    answer: opens(),
    entries: 1,
  },
  {
    name: 'seed-of-links-that-lead-out',
    bytes: rock([
      named('meta-data'),
      symlink('user-data', '../../../etc/shadow'),
      symlink('network-config', '/proc/self/environ'),
    ]),
    answer: opens(),
    extracted: ['meta-data'],
  },
  {
    name: 'file-behind-a-link-to-a-folder-outside',
    bytes: rock([symlink('d', '/tmp'), folder('d', 24)], { 24: directory(24, [named('owned')]) }),
    answer: opens(),
    extracted: [],
  },
  {
    name: 'link-without-a-target',
    bytes: rock([named('l', { length: 0, systemUse: mode(0o120777) })]),
    answer: opens(),
    extracted: [],
  },
  {
    name: 'target-that-lies-about-its-length',
    bytes: rock([named('l', { length: 0, systemUse: [...mode(0o120777), ...susp('SL', [0, 0, 250, 65])] })]),
    answer: opens(),
    extracted: [],
  },
  {
    name: 'target-of-60-kb',
    bytes: rock(
      [named('l', { length: 0, systemUse: [...mode(0o120777), ...continuation(31, 0, 2044)] })],
      longTarget(31),
    ),
    answer: opens(),
    extracted: [],
  },
  {
    name: 'devices-pipes-and-sockets-with-numbers',
    bytes: rock(
      [0o020666, 0o060666, 0o010644, 0o140777].map((value) =>
        named(`m${value}`, { systemUse: [...mode(value), ...susp('PN', [...both32(1), ...both32(3)])] }),
      ),
    ),
    answer: opens(),
    extracted: [],
  },
  {
    name: 'modes-of-no-type',
    bytes: rock([0, 0o170000, 0o7777].map((value) => named(`m${value}`, { systemUse: mode(value) }))),
    answer: opens('directory-damaged'),
    extracted: [],
  },
]
