import { type Limits, withDefaults } from '../bytes/limits.ts'
import { ImageError } from '../image/image-error.ts'
import { type Boot, type BootReader, bootReader } from './boot.ts'
import { type LogLine, logLine } from './log-line.ts'
import { type LogProblem, noise } from './noise.ts'
import type { ObservedLink } from './observed-link.ts'
import { rejoiner } from './rejoin.ts'
import { isInterrupted, isRelevant } from './relevant.ts'
import { lineSplitter } from './split-lines.ts'
import { unpackLog } from './unpack-log.ts'

/** What a guest said about itself on its serial console. Plain data; the last boot decides. */
export interface SerialLog {
  /** The name that findings use. */
  readonly file: string
  /** Why nothing can be read from it; everything else is empty then. */
  readonly problem: LogProblem | null
  readonly boots: number
  /** The number of cloud-init's release, `24.4.1`. */
  readonly cloudInitVersion: string | null
  /** As printed: `DataSourceNoCloud [seed=/dev/vdb]`. */
  readonly datasource: string | null
  /** Every device of the last boot's table, `lo` too. */
  readonly links: readonly ObservedLink[]
  /** The boot that decides: the last one that came far enough to say something. */
  readonly last: Boot | null
  /** Those before it, oldest first. */
  readonly earlier: readonly Boot[]
  readonly lines: number
  /** Lines longer than the limit `logLineBytes`, whose rest was not read. */
  readonly cutLines: number
}

export interface SerialLogOptions {
  /** The name that findings use. Default: `serial.log`. */
  readonly file?: string
  readonly limits?: Partial<Limits>
}

/**
 * Reads what cloud-init, systemd and the kernel wrote to a guest's serial console, with any prefix, colours, and kernel
 * messages in between; bytes may be packed with gzip, and lines are then those of what it unpacks to. Takes constant memory. Rejects only with an error of the caller's own stream.
 */
export async function parseSerialLog(
  log: string | AsyncIterable<Uint8Array>,
  options: SerialLogOptions = {},
): Promise<SerialLog> {
  const limits = withDefaults(options.limits)
  const splitter = lineSplitter(limits.logLineBytes)
  const reader = logReader(limits)
  const signs = noise()
  const broken = await walk(log, limits, (chunk) => {
    signs.look(chunk)
    for (const line of splitter.push(chunk)) reader.read(line.number, line.text)
  })
  for (const line of splitter.end()) reader.read(line.number, line.text)
  const found = reader.end()
  const problem = broken ?? (found.boots > 0 ? null : signs.problem())
  return {
    file: options.file ?? 'serial.log',
    problem,
    ...(problem ? nothing : summaryOf(found)),
    lines: splitter.lines(),
    cutLines: splitter.cut(),
  }
}

/** Gives every chunk to `take`. Returns why the log ends before its end, if it does. */
async function walk(
  log: string | AsyncIterable<Uint8Array>,
  limits: Limits,
  take: (chunk: Uint8Array) => void,
): Promise<LogProblem | null> {
  if (typeof log === 'string') take(new TextEncoder().encode(log))
  else {
    const { bytes, limit } = await unpackLog(log, limits.logBytes)
    let length = 0
    try {
      for await (const chunk of bytes) {
        length += chunk.byteLength
        if (length > limits[limit]) return tooLong(limit, limits[limit])
        take(chunk)
      }
    } catch (error) {
      if (error instanceof ImageError) return damaged(error)
      throw error
    }
  }
  return null
}

const tooLong = (limit: string, maximum: number): LogProblem => ({
  code: 'limit-exceeded',
  message: `more than ${limit} (${maximum} bytes); give its end, for example with tail`,
})

const damaged = ({ code, message }: ImageError): LogProblem => ({
  code: code === 'damaged-by-terminal' ? code : 'gzip-damaged',
  message,
})

interface Found {
  /** Of all, also of those that are not kept. */
  readonly boots: number
  readonly kept: readonly Boot[]
}

const nothing = {
  ...{ boots: 0, cloudInitVersion: null, datasource: null, links: [], last: null, earlier: [] },
}

function summaryOf({ boots, kept }: Found): Omit<SerialLog, 'file' | 'problem' | 'lines' | 'cutLines'> {
  const last = kept.findLast(saysSomething) ?? kept.at(-1) ?? null
  return {
    boots,
    cloudInitVersion: last?.cloudInitVersion ?? null,
    datasource: last?.datasource?.text ?? null,
    links: last?.links ?? [],
    last,
    earlier: last ? kept.slice(0, kept.indexOf(last)) : [],
  }
}

/** A guest that was caught while booting again has not said yet what became of it. */
const saysSomething = ({ table, warnings, datasource }: Boot): boolean =>
  table !== null || warnings.length > 0 || datasource !== null

/** Nothing to read in it; a line with terminal sequences is looked at without them. */
const isQuiet = (raw: string): boolean => !raw.includes('\u001b') && !isRelevant(raw) && !isInterrupted(raw)

function logReader(limits: Limits): { read(number: number, raw: string): void; end(): Found } {
  const joined = rejoiner()
  const finished: Boot[] = []
  let boots = 0
  let current: BootReader | undefined

  const finish = (): void => {
    if (current) finished.push(current.result())
    if (finished.length > limits.logBoots) finished.shift()
  }
  const take = (line: LogLine): void => {
    if (!isRelevant(line.text)) return
    if (!current || current.isNext(line)) {
      finish()
      boots++
      current = bootReader(limits)
    }
    current.read(line)
  }
  return {
    read(number, raw) {
      if (!joined.waits() && isQuiet(raw)) return
      for (const each of joined.push(logLine(number, raw))) take(each)
    },
    end() {
      for (const line of joined.end()) take(line)
      finish()
      return { boots, kept: finished }
    },
  }
}
