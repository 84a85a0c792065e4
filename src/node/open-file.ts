import { type FileHandle, open } from 'node:fs/promises'
import type { RandomAccess } from '../bytes/random-access.ts'

/** A file read by position. Rejects with the file system's error; close it with `await using` or `Symbol.asyncDispose`. */
export async function openFile(path: string): Promise<RandomAccess & AsyncDisposable> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return {
      size,
      read: (offset, length) => readFully(handle, offset, length),
      [Symbol.asyncDispose]: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** read(2) may return less than asked for; only the file's end ends the loop early. */
async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
