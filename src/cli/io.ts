/** What a command may touch of the process, so that tests run it in memory. */
export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: { readonly isTerminal: boolean; bytes(): AsyncIterable<Uint8Array> }
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface Output {
  readonly isTerminal: boolean
  /** Width in characters, where the terminal tells. */
  readonly columns?: number
  write(chunk: string | Uint8Array): void
}

/** 0 nothing at or above the threshold, 1 findings, 2 bad usage or nothing to check, 3 an input could not be read. */
export type ExitStatus = 0 | 1 | 2 | 3

/** An input with nothing to check counts only where nothing else does. */
const order: readonly ExitStatus[] = [3, 1, 2, 0]

/** What several inputs come to. */
export const worst = (statuses: readonly ExitStatus[]): ExitStatus =>
  order.find((status) => statuses.includes(status)) ?? 0
