import { followLinks } from '../../image/follow-links.ts'
import { ImageError } from '../../image/image-error.ts'
import { escapeControlsInLines } from '../../report/escape.ts'
import type { CommandLine } from '../command-line.ts'
import { complaint, describeFailure } from '../input-failure.ts'
import type { ExitStatus, Io } from '../io.ts'
import { openSeed } from '../open-seed.ts'
import { UsageError } from '../usage-error.ts'

/** `cat SEED NAME`: what `bsdtar -xOf` was for. The bytes as they are; escaped only for a terminal. */
export async function catCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const [input, name, ...others] = line.operands
  if (input === undefined || name === undefined || others.length > 0)
    throw new UsageError('cat needs a SEED and one NAME')
  if (line.outputs.some((output) => output.name === 'json'))
    throw new UsageError('cat writes bytes; it has no json format')
  try {
    await using seed = await openSeed(input, line.member, io)
    const bytes = await seed.image.read((await followLinks(seed.image, name))?.path ?? name)
    if (io.stdout.isTerminal) for (const text of forTerminal(bytes)) io.stdout.write(text)
    else io.stdout.write(bytes)
    return 0
  } catch (error) {
    if (error instanceof UsageError) throw error
    io.stderr.write(complaint(input, describeFailure(error)))
    return error instanceof ImageError && error.code === 'not-found' ? 1 : 3
  }
}

const pieceBytes = 64 * 1024

/** Piece by piece, since a file may be longer than a string. */
function* forTerminal(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder()
  for (let at = 0; at < bytes.byteLength; at += pieceBytes)
    yield escapeControlsInLines(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }))
  yield decoder.decode()
}
