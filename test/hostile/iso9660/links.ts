import {
  alternateName,
  continuation,
  directory,
  type HandMadeRecord,
  mode,
  plainImage,
  rockRidgeImage,
  susp,
  text,
} from '../../image/hand-made.ts'
import { type HostileInput, opens } from '../hostile-input.ts'
import { blocks, child, content, file, named, times } from './made.ts'

const component = (flags: number, name = '') => [flags, name.length, ...text(name)]
const link = (name: string, ...components: readonly (readonly number[])[]): HandMadeRecord =>
  file('L.;1', {
    length: 0,
    systemUse: [...alternateName(name), ...mode(0o120777), ...susp('SL', [0, ...components.flat()])],
  })
const up = component(4)
const theRoot = component(8)

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
]
