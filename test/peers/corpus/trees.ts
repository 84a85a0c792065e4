import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Tree = Readonly<Record<string, string | { readonly link: string }>>

const seed: Tree = {
  'meta-data': 'instance-id: i-1\nlocal-hostname: vm1\n',
  'user-data': '#cloud-config\n{}\n',
  'network-config': 'version: 2\nethernets: {enp1s0: {dhcp4: true}}\n',
}

const numbered = (count: number, path: (number: number) => string): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [path(number), `${number}\n`]))

/** Folders of files as people and programs make them. No name holds a line feed. */
export const trees: Readonly<Record<string, Tree>> = {
  seed,
  deep: {
    ...seed,
    '1/2/3/4/5/6/7/8/9/10/file': 'deep\n',
    '1/2/3/4/5/6/7/8/other/file': 'other\n',
    'a/b/c': 'c\n',
  },
  letters: {
    ...seed,
    'UPPER.TXT': '1',
    'MixedCase.Txt': '2',
    'two.dots.here': '3',
    '.hidden': '4',
    'no-extension-at-all': '5',
    'blank in name': '6',
    'plus+sign~tilde#hash': '7',
    'dot at the end.': '8',
    'semicolon;1': '9',
    'comma,equals=': '10',
    "it's quoted": '11',
    'back\\slash': '12',
    'underscore_in_name.yaml': '13',
  },
  long: {
    ...seed,
    ...Object.fromEntries(
      [31, 64, 65, 103, 110, 128, 200, 253, 255].map((size) => ['n'.repeat(size), `${size}`]),
    ),
    [`${'d'.repeat(100)}/${'f'.repeat(100)}`]: 'below',
  },
  unicode: {
    ...seed,
    'Anmerkungen-größe.txt': '1',
    ファイル: '2',
    '🚀.txt': '3',
    é: '4',
    [`${'ü'.repeat(100)}`]: '5',
  },
  links: {
    ...seed,
    relative: { link: 'user-data' },
    dotted: { link: './a/../user-data' },
    absolute: { link: '/etc/hostname' },
    dangling: { link: 'nowhere' },
    parent: { link: '..' },
    slashes: { link: 'a//b/' },
    long: { link: `${'a'.repeat(60)}/${'b'.repeat(60)}/${'c'.repeat(60)}` },
    'folder/up': { link: '../../user-data' },
  },
  many: { ...seed, ...numbered(120, (number) => `file-${String(number).padStart(4, '0')}.txt`) },
  sizes: {
    ...seed,
    empty: '',
    block: 'b'.repeat(2048),
    'block-and-one': 'b'.repeat(2049),
    large: 'l'.repeat(200_000),
    zeros: '\0'.repeat(70_000),
    'folder/empty': '',
  },
}

/** Writes a tree below `folder`, with fixed times. */
export function writeTree(folder: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (typeof content !== 'string') symlinkSync(content.link, file)
    else {
      writeFileSync(file, content)
      utimesSync(file, 1_767_225_600, 1_767_225_600)
    }
  }
}
