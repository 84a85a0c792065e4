import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** The one seed that `list` and `extract` take. */
export function oneSeed({ command, operands }: CommandLine): string {
  const [seed, ...others] = operands
  if (seed === undefined) throw new UsageError(`${command} needs a SEED`)
  if (others.length > 0) throw new UsageError(`${command} takes one SEED, not ${operands.length}`)
  return seed
}
