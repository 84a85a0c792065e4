import type { ExitStatus, Io, Output } from '../../src/cli/io.ts'
import { main } from '../../src/cli/main.ts'

export interface Conditions {
  readonly stdin?: Uint8Array
  readonly stdinIsTerminal?: boolean
  readonly stdoutIsTerminal?: boolean
  readonly env?: Readonly<Record<string, string>>
}

export interface Outcome {
  readonly status: ExitStatus
  readonly stdout: string
  readonly stderr: string
  /** What went to standard output, byte by byte. */
  readonly bytes: Uint8Array
}

function collector(isTerminal: boolean): Output & { bytes(): Uint8Array } {
  const chunks: Buffer[] = []
  return {
    isTerminal,
    ...(isTerminal ? { columns: 80 } : {}),
    write: (chunk) => void chunks.push(Buffer.from(chunk)),
    bytes: () => new Uint8Array(Buffer.concat(chunks)),
  }
}

/** Runs the program in this process, with everything it touches but the file system in memory. */
export async function run(argv: readonly string[], conditions: Conditions = {}): Promise<Outcome> {
  const { stdin = new Uint8Array(), stdinIsTerminal = false, stdoutIsTerminal = false, env = {} } = conditions
  const stdout = collector(stdoutIsTerminal)
  const stderr = collector(false)
  async function* bytes() {
    for (let at = 0; at < stdin.byteLength; at += 65_536) yield stdin.slice(at, at + 65_536)
  }
  const io: Io = { stdout, stderr, stdin: { isTerminal: stdinIsTerminal, bytes }, env }
  const status = await main(argv, io)
  const text = (output: { bytes(): Uint8Array }) => new TextDecoder().decode(output.bytes())
  return { status, stdout: text(stdout), stderr: text(stderr), bytes: stdout.bytes() }
}
