import type { Entry, Image } from '../../image/image.ts'
import { escapeControls } from '../../report/escape.ts'
import type { CommandLine } from '../command-line.ts'
import { complaint, describeFailure } from '../input-failure.ts'
import type { ExitStatus, Io } from '../io.ts'
import { jsonEnvelope } from '../json-envelope.ts'
import { nameOf, openSeed } from '../open-seed.ts'
import { oneSeed } from '../operands.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutputs } from '../write-outputs.ts'

/** `list SEED`: what `bsdtar -tf` was for, with the names that the guest sees. */
export async function listCommand(line: CommandLine, io: Io): Promise<ExitStatus> {
  const input = oneSeed(line)
  try {
    await using seed = await openSeed(input, line.member, io)
    const entries = await seed.image.entries()
    await writeOutputs(line, io, ({ name }) =>
      name === 'json'
        ? jsonEnvelope('list', [{ ...nameOf(input, seed), label: seed.image.label, entries }])
        : listing(seed.image, entries, line),
    )
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

function listing(image: Image, entries: readonly Entry[], { quiet }: CommandLine): string {
  if (quiet) return entries.map(({ path }) => `${escapeControls(path)}\n`).join('')
  const width = String(entries.reduce((most, { size }) => Math.max(most, size), 0)).length
  const label = image.label === null ? 'no label' : `"${escapeControls(image.label)}"`
  const head =
    image.format === 'directory' ? 'folder' : `${image.format} ${label}, names by ${image.guestNamespace}`
  return `${head}\n${entries.map((entry) => row(entry, width)).join('')}`
}

const letters = { file: '-', directory: 'd', symlink: 'l', other: '?' } as const

function row({ path, type, size, target, damage }: Entry, width: number): string {
  const name = escapeControls(path) + (type === 'directory' ? '/' : '')
  const arrow = target === undefined ? '' : ` -> ${escapeControls(target)}`
  const note = damage === undefined ? '' : `   (cannot be read: ${damage})`
  return `${letters[type]} ${String(size).padStart(width)}  ${name}${arrow}${note}\n`
}
