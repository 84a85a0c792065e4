import type { CommandLine } from './command-line.ts'
import type { Io } from './io.ts'

/** `--color` decides; else NO_COLOR, then FORCE_COLOR (both when set and not empty), then whether it is a terminal. */
export function wantsColor(color: CommandLine['color'], { env, stdout }: Io): boolean {
  if (color !== 'auto') return color === 'always'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stdout.isTerminal && env.TERM !== 'dumb'
}
