import { writeFile } from 'node:fs/promises'
import type { CommandLine, OutputFormat } from './command-line.ts'
import { describeFailure } from './input-failure.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** A text, or its parts as they come. */
export type Rendered = string | AsyncIterable<string>

/** Renders each requested format once, to its file or to standard output. */
export async function writeOutputs(
  { outputs }: CommandLine,
  io: Io,
  render: (format: OutputFormat) => Rendered | Promise<Rendered>,
): Promise<void> {
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'only one --format can go to standard output; give the others a file: --format json=FILE',
    )
  }
  for (const output of outputs) {
    const rendered = await render(output)
    const parts = typeof rendered === 'string' ? [rendered] : rendered
    if (output.file === undefined) for await (const part of parts) io.stdout.write(part)
    else await save(output.file, await wholeOf(parts))
  }
}

async function wholeOf(parts: Iterable<string> | AsyncIterable<string>): Promise<string> {
  let whole = ''
  for await (const part of parts) whole += part
  return whole
}

const save = (file: string, text: string) =>
  writeFile(file, text).catch((error: unknown) => refuse(file, error))

function refuse(file: string, error: unknown): never {
  throw new Error(`${file}: ${describeFailure(error).message}`, { cause: error })
}
