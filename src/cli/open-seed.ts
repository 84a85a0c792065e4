import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Image } from '../image/image.ts'
import { openImage } from '../image/open-image.ts'
import { openFile } from '../node/open-file.ts'
import { openFolder } from '../node/open-folder.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

export interface OpenedSeed extends AsyncDisposable {
  readonly image: Image
}

const nothingToClose = { [Symbol.asyncDispose]: async () => {} }

/**
 * Opens what an operand names: a file, a folder, `-`, or a pipe such as `<(...)`. Rejects with an `ImageError` or the
 * file system's error; a folder without any seed file is bad usage.
 */
export async function openSeed(operand: string, io: Io): Promise<OpenedSeed> {
  if (operand === '-') return { image: await openImage(standardInput(io)), ...nothingToClose }
  const status = await stat(operand)
  if (status.isDirectory()) return { image: await openSeedFolder(operand), ...nothingToClose }
  if (!status.isFile()) return { image: await openImage(createReadStream(operand)), ...nothingToClose }
  const file = await openFile(operand)
  try {
    return { image: await openImage(file), [Symbol.asyncDispose]: () => file[Symbol.asyncDispose]() }
  } catch (error) {
    await file[Symbol.asyncDispose]()
    throw error
  }
}

async function openSeedFolder(path: string): Promise<Image> {
  const files = await openFolder(path)
  if (Object.keys(files).length === 0) {
    throw new UsageError(
      `${path}: the folder holds none of meta-data, user-data, vendor-data, network-config`,
    )
  }
  return openImage(files)
}

function standardInput(io: Io): AsyncIterable<Uint8Array> {
  if (io.stdin.isTerminal)
    throw new UsageError('- reads standard input, which is a terminal; redirect an image into it')
  return io.stdin.bytes()
}
