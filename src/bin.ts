#!/usr/bin/env node
import { main } from './cli/main.ts'

/** A reader that went away (`| head`) is no fault of ours; a full disk is told, without a stack trace. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`nocloud-inspect: the output cannot be written: ${error.message}\n`)
  process.exit(3)
})

const output = (stream: NodeJS.WriteStream) => ({
  isTerminal: stream.isTTY === true,
  ...(stream.isTTY ? { columns: stream.columns } : {}),
  write: (chunk: string | Uint8Array) => void stream.write(chunk),
})

process.exitCode = await main(process.argv.slice(2), {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  stdin: { isTerminal: process.stdin.isTTY === true, bytes: () => process.stdin },
  env: process.env,
})
