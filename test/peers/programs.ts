import { spawnSync } from 'node:child_process'

export interface Answer {
  readonly status: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs a program with a fixed locale and zone. The time is bounded, since some hang on damaged images. */
export function ask(program: string, ...args: readonly string[]): Answer {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    timeout: 20_000,
    maxBuffer: 64 << 20,
  })
  if (error) throw error
  return { status, stdout, stderr: stderr.toString() }
}
