import { parseArgs } from 'node:util'
import { type GuestOptions, readGuest } from '../network-config/guest.ts'
import { suggest } from '../schema/suggest.ts'
import { UsageError } from './usage-error.ts'

export const commandNames = [
  'inspect',
  'list',
  'cat',
  'extract',
  'diff',
  'lint',
  'log',
  'explain',
  'checks',
] as const
export type CommandName = (typeof commandNames)[number]

export const formatNames = ['pretty', 'json'] as const

const shared = {
  format: { type: 'string', multiple: true },
  color: { type: 'string' },
  'show-secrets': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const options = {
  ...shared,
  vm: { type: 'string', multiple: true },
  select: { type: 'string' },
  'serial-log': { type: 'string' },
  'fail-on': { type: 'string' },
  kubevirt: { type: 'string' },
  'cloud-init': { type: 'string' },
  renderer: { type: 'string' },
  directory: { type: 'string', short: 'C' },
  tar: { type: 'string' },
  member: { type: 'string' },
  clone: { type: 'boolean' },
  base: { type: 'string' },
  config: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
} as const

type OptionName = keyof typeof options

/** What accepts findings. */
const policy = ['config', 'baseline', 'write-baseline'] as const

/** Which options a command has beside the shared ones. */
const ownOptions: Readonly<Record<CommandName, readonly OptionName[]>> = {
  inspect: ['vm', 'select', 'serial-log', 'fail-on', 'member', 'cloud-init', 'renderer', ...policy],
  list: ['member'],
  cat: ['member'],
  extract: ['directory', 'tar', 'member'],
  diff: ['vm', 'select', 'fail-on', 'kubevirt', 'member', 'clone', 'cloud-init', 'renderer', ...policy],
  lint: ['fail-on', 'kubevirt', 'base', 'cloud-init', 'renderer', ...policy],
  log: ['vm', 'select', 'fail-on', ...policy],
  explain: [],
  checks: [],
}

export interface CommandLine {
  readonly command: CommandName
  readonly operands: readonly string[]
  readonly help: boolean
  readonly version: boolean
  readonly vm: readonly string[]
  readonly select: string | undefined
  readonly serialLog: string | undefined
  readonly failOn: FailOn
  readonly kubevirt: string | undefined
  readonly guest: GuestOptions
  readonly outputs: readonly OutputFormat[]
  readonly color: 'auto' | 'always' | 'never'
  readonly showSecrets: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly directory: string | undefined
  readonly tar: string | undefined
  /** Path inside the tar that SEED is. */
  readonly member: string | undefined
  /** OLD and NEW are two machines. */
  readonly clone: boolean
  /** Revision of the Git working tree that manifests are compared with. */
  readonly base: string | undefined
  readonly config: string | undefined
  readonly baseline: string | undefined
  readonly writeBaseline: string | undefined
}

export type FailOn = 'error' | 'warning' | 'info' | 'never'

export interface OutputFormat {
  readonly name: (typeof formatNames)[number]
  /** Written there instead of to standard output. */
  readonly file: string | undefined
}

/** Turns the words of a call into plain data. Throws {@link UsageError}. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals, tokens } = parse(argv)
  const { command, operands } = commandOf(positionals)
  refuseForeignOptions(command, tokens)
  if (values.select !== undefined && values.vm === undefined && command !== 'diff')
    throw new UsageError('--select chooses among the VMs of --vm')
  return {
    command,
    operands,
    help: values.help ?? false,
    version: values.version ?? false,
    vm: values.vm ?? [],
    select: values.select,
    serialLog: values['serial-log'],
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'error', ['error', 'warning', 'info', 'never']),
    kubevirt: values.kubevirt,
    guest: guestOf(values['cloud-init'], values.renderer),
    outputs: outputsOf(values.format ?? []),
    color: oneOf('--color', values.color ?? 'auto', ['auto', 'always', 'never']),
    showSecrets: values['show-secrets'] ?? false,
    quiet: values.quiet ?? false,
    verbose: values.verbose ?? false,
    directory: values.directory,
    tar: values.tar,
    member: values.member,
    clone: values.clone ?? false,
    base: values.base,
    config: values.config,
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
  }
}

function guestOf(cloudInit: string | undefined, renderer: string | undefined): GuestOptions {
  const given = {
    ...(cloudInit === undefined ? {} : { cloudInit }),
    ...(renderer === undefined ? {} : { renderer }),
  }
  try {
    readGuest(given)
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
  return given
}

/** Words that are no seeds: commands of other releases. A file of that name is `./lint`. */
const unknownCommands = ['build', 'completion', 'merge']

/** The first operand names the command; without one it is `inspect`. */
function commandOf(positionals: readonly string[]): { command: CommandName; operands: readonly string[] } {
  const [first, ...rest] = positionals
  const named = commandNames.find((name) => name === first)
  if (named) return { command: named, operands: rest }
  if (first !== undefined && unknownCommands.includes(first)) throw new UsageError(`unknown command ${first}`)
  return { command: 'inspect', operands: positionals }
}

const parseStrictly = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true })

type Parsed = ReturnType<typeof parseStrictly>

function parse(args: readonly string[]): Parsed {
  try {
    return parseStrictly(args)
  } catch (error) {
    throw new UsageError(explainParseError(error, args, Object.keys(options) as OptionName[]))
  }
}

function refuseForeignOptions(command: CommandName, tokens: Parsed['tokens']): void {
  const allowed: readonly string[] = [...Object.keys(shared), ...ownOptions[command]]
  for (const token of tokens) {
    if (token.kind !== 'option' || allowed.includes(token.name)) continue
    throw new UsageError(`${command} has no option ${token.rawName}`)
  }
}

/** parseArgs' own sentences end in advice about `--`; only the cause is kept, and a near miss is named. */
function explainParseError(error: unknown, args: readonly string[], allowed: readonly OptionName[]): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return error instanceof Error ? firstSentence(error.message) : String(error)
  const names = new Set<string>(allowed)
  const given = args.find(
    (arg) => arg.startsWith('-') && arg !== '-' && !names.has(arg.replace(/^-+/, '').split('=')[0] ?? ''),
  )
  const word = (/'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? given ?? '').replace(/=.*/, '')
  const near = suggest(word.replace(/^-+/, ''), allowed)
  return `unknown option ${word}${near ? `; did you mean --${near}?` : ''}`
}

const firstSentence = (message: string) => message.split('. ')[0] ?? message

function oneOf<Value extends string>(option: string, given: string, values: readonly Value[]): Value {
  const value = values.find((candidate) => candidate === given)
  if (value === undefined) throw new UsageError(`${option} takes ${values.join(', ')}; not "${given}"`)
  return value
}

function outputsOf(formats: readonly string[]): readonly OutputFormat[] {
  if (formats.length === 0) return [{ name: 'pretty', file: undefined }]
  return formats.map((format) => {
    const [name = '', ...file] = format.split('=')
    if (file.length > 0 && file.join('=') === '') throw new UsageError(`--format ${format} names no file`)
    return {
      name: oneOf('--format', name, formatNames),
      file: file.length > 0 ? file.join('=') : undefined,
    }
  })
}
