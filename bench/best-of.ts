/** Milliseconds of the best of `runs`, behind as many to warm up: other work on the machine only ever adds. */
export async function bestOf(runs: number, work: () => unknown): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < 2 * runs; run++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  return least(taken.slice(runs))
}

/** The same of processor time, which others on the machine do not stretch. */
export function leastProcessorTime(runs: number, work: () => unknown): number {
  work()
  return least(Array.from({ length: runs }, () => processorTime(work)))
}

function processorTime(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

export const least = (values: readonly number[]): number => Math.min(...values)
