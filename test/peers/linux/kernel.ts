import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a mount shows of one name. */
export interface LinuxEntry {
  readonly type: 'file' | 'directory' | 'symlink' | 'other'
  readonly size: number
  /** SHA-256 of a file in hexadecimal; `null` for all others, `unreadable` where read(2) fails. */
  readonly sha256: string | null
  readonly path: string
  readonly target: string | null
}

/** `null`: the kernel refuses to mount it. */
export type LinuxListing = readonly LinuxEntry[] | null

export interface MountedImage {
  readonly name: string
  readonly type: 'iso9660' | 'vfat'
  readonly bytes: Uint8Array
}

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Linux's own isofs and vfat drivers, as a program: user-mode Linux, unpacked and not installed, which needs no
 * privilege. Everything lies in a temporary folder until `close`.
 */
export class UserModeLinux {
  readonly work = mkdtempSync(join(tmpdir(), 'user-mode-linux-'))

  constructor() {
    const packages = join(this.work, 'packages')
    mkdirSync(packages)
    run(packages, 'apt-get', ['download', '-qq', 'user-mode-linux', 'busybox-static'])
    for (const file of readdirSync(packages)) run(packages, 'dpkg', ['-x', file, join(this.work, 'root')])
  }

  /** Mounts the images one after the other. */
  list(images: readonly MountedImage[]): ReadonlyMap<string, LinuxListing> {
    const folder = join(this.work, 'images')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    for (const { name, bytes } of images) writeFileSync(join(folder, name), bytes)
    writeFileSync(
      join(this.work, 'images.list'),
      images.map(({ name, type }) => `${type} ${name}\n`).join(''),
    )
    copyFileSync(join(here, 'init.sh'), join(this.work, 'init.sh'))
    rmSync(join(this.work, 'listing'), { force: true })
    this.#boot()
    return parseListing(readFileSync(join(this.work, 'listing'), 'utf8'))
  }

  #boot(): void {
    const root = join(this.work, 'root')
    // GLIBC: busybox must not use the registers that the kernel then does not save.
    const features = [
      'AVX',
      'AVX2',
      'AVX512F',
      'AVX512VL',
      'AVX512BW',
      'AVX512CD',
      'XSAVE',
      'XSAVEC',
      'ERMS',
      'FSRM',
      'RTM',
    ]
    const { status, stderr } = spawnSync(
      'python3',
      [
        join(here, 'without-xstate.py'),
        join(root, 'usr/bin/linux.uml'),
        ...['mem=128M', 'root=/dev/root', 'rootfstype=hostfs', 'rootflags=/', 'rw', 'quiet'],
        ...['con=null', 'con0=null', `init=${join(root, 'bin/busybox')}`, `LINUX_WORK=${this.work}`],
        `GLIBC_TUNABLES=glibc.cpu.hwcaps=${features.map((feature) => `-${feature}`).join(',')}`,
        ...['--', 'sh', join(this.work, 'init.sh')],
      ],
      { env: { ...process.env, TMPDIR: this.work }, stdio: ['ignore', 'ignore', 'pipe'], timeout: 240_000 },
    )
    const listing = join(this.work, 'listing')
    if (!readFileSync(listing, 'utf8').endsWith('## end\n'))
      throw new Error(`user-mode Linux stopped early (${status}): ${stderr}`)
  }

  close(): void {
    rmSync(this.work, { recursive: true, force: true })
  }
}

function run(cwd: string, program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 120_000 })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`)
}

function parseListing(text: string): ReadonlyMap<string, LinuxListing> {
  const listings = new Map<string, LinuxListing>()
  for (const block of text.split(/^## /m).slice(1)) {
    const [name = '', ...lines] = block.trimEnd().split('\n')
    if (name !== 'end') listings.set(name, lines[0] === '!! refused' ? null : entriesOf(lines))
  }
  return listings
}

function entriesOf(lines: readonly string[]): readonly LinuxEntry[] {
  const digests = new Map(
    lines.flatMap((line) => {
      const [, digest, path] = /^([0-9a-f]{64}) {2}\.\/(.*)$/.exec(line) ?? []
      return digest !== undefined && path !== undefined ? [[path, digest] as const] : []
    }),
  )
  return lines.flatMap((line, index) => {
    const [, mode = '', size = '', path] = /^s ([0-9a-f]+) (\d+) \.\/(.*)$/.exec(line) ?? []
    if (path === undefined) return []
    const type = types.get(Number.parseInt(mode, 16) & 0o170000) ?? 'other'
    // stat(1) quotes: `n './path' -> 'target'`.
    const target = type === 'symlink' ? (lines[index + 1] ?? '').slice(`n './${path}' -> '`.length, -1) : null
    const sha256 = type === 'file' ? (digests.get(path) ?? 'unreadable') : null
    return [{ type, size: Number(size), sha256, path, target }]
  })
}

/** S_IFMT of stat(2). */
const types = new Map<number, LinuxEntry['type']>([
  [0o100000, 'file'],
  [0o040000, 'directory'],
  [0o120000, 'symlink'],
])
