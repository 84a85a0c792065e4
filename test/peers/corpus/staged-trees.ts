import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders to be packed, by name: what is in each is written below the path that it is given. */
const trees: Readonly<Record<string, (at: string) => void>> = {
  seed(at) {
    file(at, 'meta-data', 'instance-id: corpus\nlocal-hostname: corpus\n')
    file(at, 'user-data', '#cloud-config\n'.repeat(200))
    file(at, 'network-config', 'version: 2\nethernets: {}\n')
    file(at, 'vendor-data', '')
  },
  names(at) {
    for (const name of ordinary) file(at, name, name)
    for (const name of unusual) file(at, name, name)
    for (const length of [8, 12, 31, 32, 64, 65, 103, 104, 110, 180, 200, 206, 207, 250])
      file(at, `${length}-`.padEnd(length, 'x'), `${length}`)
  },
  letters(at) {
    for (const name of unicode) file(at, name, name)
    for (const name of unicode) file(at, `ordner-${[...name].slice(0, 8).join('')}/${name}`, name)
  },
  astral(at) {
    for (const name of beyondUcs2) file(at, name, name)
  },
  links(at) {
    file(at, 'folder/target', 'target')
    file(at, 'target', 'target')
    for (const [index, target] of targets.entries()) symlinkSync(target, join(at, `link-${index}`))
    linkSync(join(at, 'target'), join(at, 'hard'))
  },
  'long-links'(at) {
    for (const [index, target] of longTargets.entries()) symlinkSync(target, join(at, `link-${index}`))
  },
  deep(at) {
    for (let depth = 1; depth <= 14; depth++)
      file(
        at,
        `${Array.from({ length: depth }, (_, level) => `level-${level + 1}`).join('/')}/file`,
        `${depth}`,
      )
    file(at, '1/2/3/4/5/6/7/8/9/10/one', 'one')
    file(at, '1/2/3/4/5/6/7/8/9/11/two', 'two')
    file(at, '1/2/3/4/5/6/7/8/other/10/11/12/13/14/15/16/three', 'three')
  },
  many(at) {
    for (let index = 0; index < 260; index++) file(at, `file-number-${index}`, `${index}`)
    for (let index = 0; index < 40; index++) file(at, `folder-${index}/file`, `${index}`)
  },
  contents(at) {
    file(at, 'empty', '')
    mkdirSync(join(at, 'empty-folder'))
    for (const size of [1, 2047, 2048, 2049, 4096, 32768, 131072, 131073, 400_000]) {
      file(at, `text-${size}`, 'all work and no play\n'.repeat(20_000).slice(0, size))
      file(at, `noise-${size}`, noise(size))
    }
    file(at, 'holes', 'x')
    truncateSync(join(at, 'holes'), 300_000)
    for (const mode of [0o400, 0o600, 0o640, 0o755, 0o777, 0o4755, 0o2755, 0o1777]) {
      file(at, `mode-${mode.toString(8)}`, 'mode')
      chmodSync(join(at, `mode-${mode.toString(8)}`), mode)
    }
    execFileSync('mkfifo', [join(at, 'pipe')])
  },
}

const ordinary = [
  'README',
  'readme.txt',
  'ReadMe',
  'a',
  'B',
  'file.tar.gz',
  '.hidden',
  '..twice',
  'two words',
  'UPPER.TXT',
  'no.ext.',
  'three...dots',
  'dash-and_underscore',
  'plus+equals=',
  'meta-data',
  'user-data',
  'NETWORK-CONFIG',
]
const unusual = [
  'semi;colon',
  'version;1',
  'version;2',
  'back\\slash',
  'colon:name',
  'star*',
  'question?',
  'quote"',
  "apostrophe'",
  '#hash',
  '~tilde',
  '$dollar',
  '%percent',
  '&and',
  '(paren)',
  '[bracket]',
  '{brace}',
  'pipe|',
  'less<',
  'more>',
  '@at',
  '!bang',
  'comma,',
  'tab\tname',
  'new\nline',
  '\x01control',
  '\x7fdelete',
  ' leading',
  'trailing ',
  'end..',
  '-dash',
]
const unicode = [
  'grün',
  'gru\u0308n',
  'ÄÖÜß',
  'naïve café',
  'Ελληνικά',
  'русский',
  '日本語',
  '한국어',
  'עברית',
  'ﬁligature',
  '\u00a0nbsp',
  `${'ü'.repeat(32)}`,
  `${'東'.repeat(60)}`,
  `${'é'.repeat(70)}`,
]
const beyondUcs2 = ['🚀', '👩‍🚀 rocket', '𝒳.txt', 'mixed-ñ-東-🎉', '🚀'.repeat(30)]
const targets = [
  'target',
  './target',
  '../outside',
  '/absolute/path',
  '/',
  '.',
  '..',
  '../..',
  'folder/target',
  'folder/',
  'missing',
  'folder//target',
  'a/./b/../c',
  '/etc/../etc/passwd',
  'ünïcode/日本語',
  'two words',
  '.hidden/..twice',
  'x'.repeat(200),
  `${'segment/'.repeat(40)}end`,
  '../'.repeat(60).slice(0, -1),
  'a;1',
  '...',
  '....',
  './..',
  '/.',
  '/..',
  'a/',
  '//double',
]

/** genisoimage never ends at some of them. */
const longTargets = [
  'y'.repeat(255),
  `${'z'.repeat(250)}/${'w'.repeat(250)}`,
  `/${'deep/'.repeat(100)}${'q'.repeat(120)}`,
]

const clock = 1767225600

function file(at: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(at, path)), { recursive: true })
  writeFileSync(join(at, path), content)
}

/** Bytes that do not compress, the same each time. */
function noise(size: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: size }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state >> 16
  })
}

/** Writes all of them below `folder`, with one date. */
export function stageTrees(folder: string): void {
  for (const [name, write] of Object.entries(trees)) {
    mkdirSync(join(folder, name))
    write(join(folder, name))
  }
  execFileSync('find', [folder, '-exec', 'touch', '-h', '-d', `@${clock}`, '{}', '+'])
}
