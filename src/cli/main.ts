import { type CommandLine, parseCommandLine } from './command-line.ts'
import type { ExitStatus, Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** The whole program: words in, exit status out. Never throws; a fault of ours is status 3 without a stack trace. */
export async function main(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    return await run(parseCommandLine(argv), io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`nocloud-inspect: ${error.message}\nTry: nocloud-inspect --help\n`)
      return 2
    }
    const { describeFailure } = await import('./input-failure.ts')
    io.stderr.write(`nocloud-inspect: ${describeFailure(error).message}\n`)
    return 3
  }
}

async function run(line: CommandLine, io: Io): Promise<ExitStatus> {
  if (line.version) return print(io, `${(await import('../version.ts')).version}\n`)
  if (line.help) return print(io, (await import('./help.ts')).helpFor(line.command))
  switch (line.command) {
    case 'inspect':
      return (await import('./commands/inspect.ts')).inspectCommand(line, io)
    case 'list':
      return (await import('./commands/list.ts')).listCommand(line, io)
    case 'cat':
      return (await import('./commands/cat.ts')).catCommand(line, io)
    case 'extract':
      return (await import('./commands/extract.ts')).extractCommand(line, io)
    case 'diff':
      return (await import('./commands/diff.ts')).diffCommand(line, io)
    case 'lint':
      return (await import('./commands/lint.ts')).lintCommand(line, io)
    case 'log':
      return (await import('./commands/log.ts')).logCommand(line, io)
    case 'explain':
      return (await import('./commands/explain.ts')).explainCommand(line, io)
    case 'checks':
      return (await import('./commands/checks.ts')).checksCommand(line, io)
  }
}

function print(io: Io, text: string): ExitStatus {
  io.stdout.write(text)
  return 0
}
