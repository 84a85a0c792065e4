import { both32, directory, rockRidgeImage, rootBlock, susp } from '../../image/hand-made.ts'
import { type HostileInput, opens, times } from '../hostile-input.ts'
import { child, content, file, folder, huge, rock, withEntries } from './made.ts'

const childLink = (block: number) => susp('CL', both32(block))
const relocated = susp('RE', [])

/** Directories said to be elsewhere (RRIP 4.1.5). */
export const hostileRelocations: readonly HostileInput[] = [
  {
    name: 'child-link-to-the-root',
    bytes: () => rockRidgeImage([file('F.;1', { systemUse: childLink(rootBlock) })]),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-to-itself',
    bytes: () =>
      rockRidgeImage([child('D', 21)], {
        21: directory(21, [file('F.;1', { systemUse: childLink(21) })]),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-to-an-ancestor',
    bytes: () =>
      rockRidgeImage([child('D', 21)], {
        21: directory(21, [child('E', 22)]),
        22: directory(22, [file('F.;1', { systemUse: childLink(21) })]),
      }),
    answer: opens('directory-loop'),
  },
  {
    name: 'child-link-out-of-range',
    bytes: () => rockRidgeImage([file('F.;1', { systemUse: childLink(huge) })]),
    answer: opens('extent-out-of-range'),
  },
  {
    name: 'child-link-to-zeros',
    bytes: () => rockRidgeImage([file('F.;1', { systemUse: childLink(25) })], content),
    answer: opens('directory-damaged'),
  },
  {
    name: 'everything-relocated',
    bytes: () =>
      rockRidgeImage(
        times(20, (index) => file(`F${index}.;1`, { systemUse: relocated })),
        content,
      ),
    answer: opens(),
  },
  {
    name: 'relocated-and-linked-at-once',
    bytes: () => rockRidgeImage([file('F.;1', { systemUse: [...childLink(rootBlock), ...relocated] })]),
    answer: opens(),
  },
  {
    name: 'relocated-directory-that-is-the-root',
    bytes: rock([withEntries(susp('CL', both32(20)))]),
    answer: opens('directory-loop'),
    damaged: { file: 'directory-loop' },
  },
  {
    name: 'relocated-directory-that-is-a-file',
    bytes: rock([withEntries(susp('CL', both32(30)))]),
    answer: opens(),
  },
  {
    name: 'relocated-directory-behind-the-end',
    bytes: rock([withEntries(susp('CL', both32(huge)))]),
    answer: opens('extent-out-of-range'),
    damaged: { file: 'extent-out-of-range' },
  },
  {
    name: 'relocated-directory-inside-itself',
    bytes: rock([folder('d', 24)], { 24: directory(24, [withEntries(susp('CL', both32(24)))]) }),
    answer: opens('directory-loop'),
    damaged: { 'd/file': 'directory-loop' },
  },
  {
    name: 'all-records-relocated',
    bytes: rock([withEntries(susp('RE', [])), withEntries(susp('RE', []))]),
    answer: opens(),
    entries: 0,
  },
]
