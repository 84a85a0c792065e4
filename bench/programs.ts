import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { least } from './best-of.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
export const program = `${root}dist/bin.js`

/** Milliseconds; of each the least of all runs, since other work on the machine only ever adds. */
export interface Times {
  readonly wall: number
  readonly cpu: number
}

export const isInstalled = (name: string): boolean =>
  spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name]).status === 0

/** Runs a program from start to exit, its output going to a pipe that is read; bash tells the times. */
export function timeProgram(words: readonly string[], runs: number): Times {
  const found = Array.from({ length: runs }, () => runOnce(words))
  return { wall: least(found.map(({ wall }) => wall)), cpu: least(found.map(({ cpu }) => cpu)) }
}

function runOnce(words: readonly string[]): Times {
  const script = `TIMEFORMAT='%R %U %S'; time "$@" 2>/dev/null`
  const { stderr, stdout, status } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    maxBuffer: 2 ** 30,
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (status !== 0 || stdout.byteLength === 0) throw new Error(`${words.join(' ')}: status ${status}`)
  const [wall = 0, user = 0, system = 0] = String(stderr).trim().split(' ').map(Number)
  return { wall: wall * 1000, cpu: (user + system) * 1000 }
}

export const tellMemory =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))'

/** MiB that a run of Node.js has at most, the least of all runs. */
export function memoryOfNode(words: readonly string[], runs: number): number {
  const found = Array.from({ length: runs }, () => {
    const { stderr, status } = spawnSync('node', ['--import', tellMemory, ...words], { maxBuffer: 2 ** 30 })
    if (status !== 0) throw new Error(`node ${words.join(' ')}: ${stderr}`)
    return Number(String(stderr).trim()) / 1024
  })
  return least(found)
}
