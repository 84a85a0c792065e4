/**
 * Every hostile input of test/hostile, and every damaged fixture, given to the built program in a process of its own:
 * `npm run hostile`, with `-- --only WORDS` those whose names hold the words. Prints whether each was answered, and the
 * most that any took; status 1 when one was not.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hostileInputs } from '../test/hostile/inputs.ts'
import { workFolder } from './images.ts'
import { memoryOfNode, program, tellMemory } from './programs.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })

interface Named {
  readonly name: string
  readonly bytes: () => Uint8Array | Promise<Uint8Array>
}

interface Ran extends Omit<Named, 'bytes'> {
  readonly command: string
  readonly answered: boolean
  /** Milliseconds from start to exit. */
  readonly wall: number
  /** MiB at most. */
  readonly memory: number
}

const fixtures = (folder: string): Named[] => {
  const path = fileURLToPath(new URL(`../fixtures/${folder}`, import.meta.url))
  return readdirSync(path).map((name) => ({
    name: `${folder}/${name}`,
    bytes: () => readFileSync(join(path, name)),
  }))
}

const folder = workFolder()
const image = join(folder, 'hostile-input')
const out = join(folder, 'hostile-out')

const commands: Readonly<Record<string, readonly string[]>> = {
  inspect: ['inspect', image, '--format', 'json'],
  list: ['list', image],
  extract: ['extract', image, '-C', out],
}

/** 2 is for a tar of several seeds, of which `list` and `extract` take one. */
const statuses = [0, 1, 2, 3]
const longest = 120_000

function runOn(name: string, command: string, words: readonly string[]): Ran {
  const began = performance.now()
  const { status, stdout, stderr } = spawnSync('node', ['--import', tellMemory, program, ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
    timeout: longest,
  })
  const wall = performance.now() - began
  const lines = stderr.trimEnd().split('\n')
  const memory = Number(lines.pop()) / 1024
  const said = lines.every((line) => line.startsWith('nocloud-inspect: ') || line.startsWith('Try: '))
  const told = command !== 'inspect' || isResult(stdout)
  return { name, command, answered: statuses.includes(status ?? -1) && said && told, wall, memory }
}

function isResult(json: string): boolean {
  try {
    const { results } = JSON.parse(json) as { results: { status: string }[] }
    return results.every(({ status }) => status === 'inspected' || status === 'unreadable')
  } catch {
    return false
  }
}

async function runAll({ name, bytes }: Named): Promise<Ran[]> {
  writeFileSync(image, await bytes())
  const ran = Object.entries(commands).map(([command, words]) => runOn(name, command, words))
  rmSync(out, { recursive: true, force: true })
  return ran
}

const inputs = [...hostileInputs, ...fixtures('broken'), ...fixtures('containers')].filter(({ name }) =>
  name.includes(values.only),
)
const ran: Ran[] = []
for (const input of inputs) ran.push(...(await runAll(input)))
rmSync(folder, { recursive: true })

const bare = memoryOfNode(['--eval', '0'], 5)
const worst = (figure: 'wall' | 'memory') =>
  ran.toSorted((one, other) => other[figure] - one[figure]).slice(0, 5)
const unanswered = ran.filter(({ answered }) => !answered)

console.log(
  `${inputs.length} inputs, ${ran.length} runs; all answered: ${unanswered.length === 0 ? 'yes' : 'no'}`,
)
for (const { name, command } of unanswered) console.log(`  not answered: ${command} ${name}`)
console.log('longest, from start to exit')
for (const { name, command, wall } of worst('wall'))
  console.log(`  ${(wall / 1000).toFixed(2)} s  ${command} ${name}`)
console.log('most memory, above that of Node.js alone')
for (const { name, command, memory } of worst('memory'))
  console.log(`  ${(memory - bare).toFixed(0)} MiB  ${command} ${name}`)
process.exitCode = unanswered.length === 0 ? 0 : 1
