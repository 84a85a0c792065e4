import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ExtractionStep, planExtraction } from '../../image/extraction.ts'
import type { Image } from '../../image/image.ts'
import { extractToFolder } from '../../node/extract-to-folder.ts'
import { extractToTar } from '../../node/extract-to-tar.ts'
import { escapeControls } from '../../report/escape.ts'
import type { CommandLine } from '../command-line.ts'
import { complaint, describeFailure } from '../input-failure.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { nameOf, openSeed, type SeedName } from '../open-seed.ts'
import { oneSeed } from '../operands.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutputs } from '../write-outputs.ts'

/** `extract SEED [-C DIR | --tar FILE]`: all files, as they are. What is refused is told and makes the status 3. */
export async function extractCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const input = oneSeed(line)
  if (line.tar !== undefined && line.directory !== undefined)
    throw new UsageError('extract takes -C or --tar, not both')
  try {
    await using seed = await openSeed(input, line.member, io)
    const steps = await planExtraction(seed.image)
    const failed =
      line.tar === undefined
        ? await toFolder(seed.image, steps, line.directory ?? '.')
        : await toTar(seed.image, steps, line.tar, io)
    for (const { path, reason } of failed)
      io.stderr.write(
        complaint(input, { code: 'not-extracted', message: `${path}: not extracted: ${reason}` }),
      )
    if (line.tar !== '-') await report(line, io, nameOf(input, seed), steps, failed)
    return failed.length > 0 ? 3 : 0
  } catch (error) {
    if (error instanceof UsageError) throw error
    io.stderr.write(complaint(input, describeFailure(error)))
    return 3
  }
}

interface Failure {
  readonly path: string
  readonly reason: string
}

const refusals = (steps: readonly ExtractionStep[]): Failure[] =>
  steps.flatMap((step) => (step.action === 'refuse' ? [{ path: step.entry.path, reason: step.reason }] : []))

async function toFolder(image: Image, steps: readonly ExtractionStep[], folder: string): Promise<Failure[]> {
  const failures = refusals(steps)
  for (const step of steps) {
    try {
      await extractToFolder(image, step, folder)
    } catch (error) {
      failures.push({ path: step.entry.path, reason: describeFailure(error).message })
    }
  }
  return failures
}

async function toTar(
  image: Image,
  steps: readonly ExtractionStep[],
  file: string,
  io: Io,
): Promise<Failure[]> {
  const chunks = extractToTar(image, steps)
  if (file === '-') for await (const chunk of chunks) io.stdout.write(chunk)
  else await pipeline(Readable.from(chunks), createWriteStream(file, { flags: await openFlags(file) }))
  return refusals(steps)
}

/** No existing file is overwritten; a pipe or device, such as `>(...)`, is written to. */
async function openFlags(file: string): Promise<'w' | 'wx'> {
  const found = await stat(file).catch(() => undefined)
  return found && !found.isFile() ? 'w' : 'wx'
}

async function report(
  line: CommandLine,
  io: Io,
  name: SeedName,
  steps: readonly ExtractionStep[],
  failed: readonly Failure[],
): Promise<void> {
  const lost = new Set(failed.map(({ path }) => path))
  const files = steps
    .filter(({ action, entry }) => action === 'file' && !lost.has(entry.path))
    .map(({ entry: { path, size } }) => ({ path, size }))
  await writeOutputs(line, io, (output) =>
    output.name === 'json'
      ? jsonEnvelope('extract', [{ ...name, files }])
      : files.map(({ path }) => `${escapeControls(path)}\n`).join(''),
  )
}
