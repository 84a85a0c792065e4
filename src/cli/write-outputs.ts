import { writeFile } from 'node:fs/promises'
import type { CommandLine, OutputFormat } from './command-line.ts'
import { describeFailure } from './input-failure.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** Renders each requested format once, to its file or to standard output. */
export async function writeOutputs(
  { outputs }: CommandLine,
  io: Io,
  render: (format: OutputFormat) => string | Promise<string>,
): Promise<void> {
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'only one --format can go to standard output; give the others a file: --format json=FILE',
    )
  }
  for (const output of outputs) {
    const text = await render(output)
    if (output.file === undefined) io.stdout.write(text)
    else await writeFile(output.file, text).catch((error: unknown) => refuse(output.file ?? '', error))
  }
}

function refuse(file: string, error: unknown): never {
  throw new Error(`${file}: ${describeFailure(error).message}`, { cause: error })
}
