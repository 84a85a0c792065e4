import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where scripts/install-peers.sh unpacks Debian's user-mode-linux and busybox-static, which are not installed. */
const linux = fileURLToPath(new URL('../../../node_modules/.cache/user-mode-linux/', import.meta.url))
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export interface Mount {
  /** Path of the image. */
  readonly image: string
  readonly filesystem: 'iso9660' | 'vfat'
}

/** What Linux shows of one name; `path` and `target` are bytes as Latin-1. */
export interface GuestEntry {
  readonly path: string
  /** st_mode. */
  readonly mode?: number
  readonly size?: number
  /** Seconds since 1970. */
  readonly mtime?: number
  readonly target?: string
  /** Of a file; `unread` for one of more than 64 MiB. */
  readonly sha256?: string
  /** Name of the errno with which it cannot be read. */
  readonly error?: string
}

export type GuestAnswer =
  /** Name of the errno with which mount(2) fails. */
  | { readonly error: string }
  /** `rootError`: the root itself cannot be listed. */
  | { readonly entries: readonly GuestEntry[]; readonly rootError?: string; readonly tooLong?: true }
  /** The kernel stopped. */
  | { readonly crashed: true }

/** As cloud-init mounts them, where the distribution's kernel defaults to UTF-8. */
const options = { iso9660: 'iocharset=utf8', vfat: 'utf8' }

/**
 * Mounts images with Linux's own drivers, without privilege: user-mode Linux is a program, and its root is the host's.
 * All in one start, unless an image stops the kernel.
 */
export function mountInLinux(mounts: readonly Mount[]): readonly GuestAnswer[] {
  if (!existsSync(join(linux, 'usr/bin/linux.uml')))
    throw new Error('no user-mode Linux: run scripts/install-peers.sh')
  const answers: GuestAnswer[] = []
  while (answers.length < mounts.length) {
    const found = answersOfOneStart(mounts.slice(answers.length))
    answers.push(...found)
    if (answers.length < mounts.length) answers.push({ crashed: true })
  }
  return answers
}

function answersOfOneStart(mounts: readonly Mount[]): readonly GuestAnswer[] {
  const work = mkdtempSync(join(tmpdir(), 'user-mode-linux-'))
  try {
    mkdirSync(join(work, 'mnt'))
    const jobs = mounts.map((mount) => ({ ...mount, options: options[mount.filesystem] }))
    writeFileSync(join(work, 'jobs'), jobs.map((job) => `${JSON.stringify(job)}\n`).join(''))
    const said = start(work)
    if (!existsSync(join(work, 'answers'))) throw new Error(`user-mode Linux did not come up: ${said}`)
    const lines = readFileSync(join(work, 'answers'), 'utf8').split('\n')
    return lines.slice(0, -1).map((line) => JSON.parse(line) as GuestAnswer)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Registers that the kernel would not save, see without-xstate.py: nothing in it may use them. */
const unused = 'AVX AVX2 AVX512F AVX512VL AVX512BW AVX512CD XSAVE XSAVEC ERMS FSRM RTM'.split(' ')

function start(work: string): string {
  const kernel = ['root=98:0', 'rootfstype=hostfs', 'rootflags=/', 'rw', 'quiet', 'mem=256M']
  const console = ['con=null', 'con0=null,fd:1', `uml_dir=${work}`, `init=${join(linux, 'bin/busybox')}`]
  const environment = [
    `GLIBC_TUNABLES=glibc.cpu.hwcaps=${unused.map((feature) => `-${feature}`).join()}`,
    'OPENSSL_ia32cap=0',
  ]
  const init = ['--', 'sh', here('init.sh'), linux, work, here('list-images.py')]
  const { stdout } = spawnSync(
    '/usr/bin/python3',
    [
      here('without-xstate.py'),
      join(linux, 'usr/bin/linux.uml'),
      ...kernel,
      ...console,
      ...environment,
      ...init,
    ],
    { env: { ...process.env, TMPDIR: work, HOME: work }, encoding: 'utf8', timeout: 240_000 },
  )
  return stdout.slice(-2000)
}
