/**
 * The long run: `npm run fuzz -- --executions N --seed S --others SHARE`. Keeps each crash in fixtures/crashes, which
 * test/fuzz/crashes.test.ts gives to the program again.
 */
import { parseArgs } from 'node:util'
import { campaign, type Figures } from './campaign.ts'
import { readCorpus } from './corpus.ts'
import { keepCrash } from './crash.ts'

const { values } = parseArgs({
  options: {
    executions: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    others: { type: 'string', default: '0.02' },
  },
})
/** As much of a stack as is shown: most mutants end in an error, whose stack would take longer than all else. */
Error.stackTraceLimit = 3

const started = performance.now()
const cpuBefore = process.cpuUsage()

function show({ executions, byKind, outcomes, crashes, slowest, mostMemory }: Figures): void {
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const kinds = Object.entries(byKind).map(([kind, count]) => `${count} ${kind}`)
  console.log(`${executions} executions (${kinds.join(', ')}) in ${seconds.toFixed(0)} s`)
  console.log(`  ${((user + system) / executions).toFixed(0)} µs of CPU each`)
  console.log(`  ${outcomes.size} distinct outcomes, ${crashes.length} crashes`)
  console.log(`  slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.what})`)
  console.log(
    `  most memory in one ${(mostMemory / 2 ** 20).toFixed(1)} MiB, of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  )
}

const figures = await campaign(readCorpus(), {
  executions: Number(values.executions),
  seed: Number(values.seed),
  others: Number(values.others),
  longest: 10_000,
  onProgress: (_, so) => show(so),
})
show(figures)
for (const { failure, input } of figures.crashes) console.log(`\n${keepCrash(input)}: ${failure}`)
process.exitCode = figures.crashes.length === 0 ? 0 : 1
