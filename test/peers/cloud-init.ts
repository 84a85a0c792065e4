import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Debian's cloud-init, unpacked into a temporary folder and not installed; nothing of it runs but what a test asks for. */
export interface CloudInit extends Disposable {
  /** What Python imports it from. */
  readonly modules: string
}

export function unpackCloudInit(): CloudInit {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-init-'))
  run('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', 'cloud-init'], folder)
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb')) ?? ''
  run('dpkg', ['-x', archive, folder], folder)
  return {
    modules: join(folder, 'usr/lib/python3/dist-packages'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 120_000 })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
}

/** Runs a Python program over lines of JSON, one answer a line, with Debian's Python and these modules. */
export function askPython<Answer>(
  program: string,
  questions: readonly unknown[],
  modules: string,
): readonly Answer[] {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-B', program], {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', PYTHONPATH: modules },
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}
