import type { Entry, Image } from '../../image/image.ts'
import { escapeControls } from '../../report/escape.ts'
import type { CommandLine } from '../command-line.ts'
import { complaint, describeFailure } from '../input-failure.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { nameOf, type OpenedSeed, openSeed } from '../open-seed.ts'
import { oneSeed } from '../operands.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutputs } from '../write-outputs.ts'

/** `list SEED`: what `bsdtar -tf` was for, with the names that the guest sees. */
export async function listCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const input = oneSeed(line)
  try {
    await using seed = await openSeed(input, line.member, io)
    await writeOutputs(line, io, ({ name }) => (name === 'json' ? inJson(input, seed) : listing(seed, line)))
    return 0
  } catch (error) {
    if (error instanceof UsageError) throw error
    const failure = describeFailure(error)
    if (line.outputs.some(({ name }) => name === 'json')) {
      await writeOutputs(line, io, ({ name }) => (name === 'json' ? unreadable(input, failure) : ''))
    }
    io.stderr.write(complaint(input, failure))
    return 3
  }
}

const unreadable = (input: string, error: object) =>
  jsonEnvelope('list', [{ input, status: 'unreadable', error, label: null, entries: [] }])

async function inJson(input: string, seed: OpenedSeed): Promise<string> {
  const { image } = seed
  return jsonEnvelope('list', [
    { ...nameOf(input, seed), label: image.label, entries: await image.entries() },
  ])
}

/** A column is as wide as what it has held so far, so that a long listing need not be held. */
async function* listing({ image }: OpenedSeed, { quiet }: CommandLine): AsyncGenerator<string> {
  let before = quiet ? '' : `${headOf(image)}\n`
  let largest = 0
  for await (const batch of image.batches()) {
    for (const { size } of batch) largest = Math.max(largest, size)
    const width = String(largest).length
    yield before + batch.map((entry) => (quiet ? nameRow(entry) : row(entry, width))).join('')
    before = ''
  }
}

function headOf({ format, label, guestNamespace }: Image): string {
  if (format === 'directory') return 'folder'
  const named = label === null ? 'no label' : `"${escapeControls(label)}"`
  return `${format} ${named}, names by ${guestNamespace}`
}

const nameRow = ({ path }: Entry): string => `${escapeControls(path)}\n`

const letters = { file: '-', directory: 'd', symlink: 'l', other: '?' } as const

function row({ path, type, size, target, damage }: Entry, width: number): string {
  const name = escapeControls(path) + (type === 'directory' ? '/' : '')
  const arrow = target === undefined ? '' : ` -> ${escapeControls(target)}`
  const note = damage === undefined ? '' : `   (cannot be read: ${damage})`
  return `${letters[type]} ${String(size).padStart(width)}  ${name}${arrow}${note}\n`
}
