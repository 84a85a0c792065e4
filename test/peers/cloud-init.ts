import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from './programs.ts'

let unpacked: string | undefined

/** Debian's cloud-init (22.4.2 in bookworm), unpacked and not installed: the folder for PYTHONPATH. */
export function cloudInit(): string {
  unpacked ??= unpack(mkdtempSync(join(tmpdir(), 'cloud-init-')))
  return unpacked
}

function unpack(folder: string): string {
  const download = spawnSync('apt-get', ['download', 'cloud-init'], { cwd: folder, encoding: 'utf8' })
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.deb'))
  if (download.status !== 0 || archive === undefined) throw new Error(download.stderr)
  ask('dpkg', '-x', join(folder, archive), folder)
  return join(folder, 'usr/lib/python3/dist-packages')
}

/** Runs a Python program of this folder with cloud-init at hand: one JSON value a line in, one a line out. */
export function askCloudInit<Answer>(program: string, inputs: readonly unknown[]): readonly Answer[] {
  const scratch = mkdtempSync(join(tmpdir(), 'cloud-init-scratch-'))
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-B', program, scratch], {
    input: inputs.map((input) => `${JSON.stringify(input)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, PYTHONPATH: cloudInit(), LC_ALL: 'C.UTF-8' },
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}
