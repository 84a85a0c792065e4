import { createReadStream } from 'node:fs'
import { parseSerialLog, type SerialLog } from '../log/serial-log.ts'
import { describeFailure, type InputFailure } from './input-failure.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

const chunkBytes = 256 * 1024

/** Reads the log that an argument names, a file or `-`, as a stream. */
export async function readSerialLog(path: string, io: Io): Promise<SerialLog | { failure: InputFailure }> {
  try {
    const bytes = path === '-' ? standardInput(io) : createReadStream(path, { highWaterMark: chunkBytes })
    const log = await parseSerialLog(bytes, { file: path })
    return log.problem ? { failure: log.problem } : log
  } catch (error) {
    if (error instanceof UsageError) throw error
    return { failure: describeFailure(error) }
  }
}

function standardInput(io: Io): AsyncIterable<Uint8Array> {
  if (io.stdin.isTerminal)
    throw new UsageError('- reads standard input, which is a terminal; redirect a log into it')
  return io.stdin.bytes()
}
