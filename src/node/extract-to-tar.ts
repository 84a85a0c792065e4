import { Readable } from 'node:stream'
import type { ExtractionStep } from '../image/extraction.ts'
import type { Entry, Image } from '../image/image.ts'

/** The steps as a tar stream, in order. Modes are the image's, or 0644 and 0755. */
export async function* extractToTar(
  image: Image,
  steps: readonly ExtractionStep[],
): AsyncGenerator<Uint8Array> {
  const { pack } = await import('./tar.ts')
  const tar = pack()
  const writing = writeAll(image, steps, (header, bytes) => tar.entry(header, bytes)).then(
    () => tar.finalize(),
    (error: Error) => tar.destroy(error),
  )
  yield* Readable.from(tar)
  await writing
}

interface TarHeader {
  readonly name: string
  readonly type: 'file' | 'directory' | 'symlink'
  readonly mode: number
  readonly mtime: Date
  readonly linkname?: string
}

async function writeAll(
  image: Image,
  steps: readonly ExtractionStep[],
  write: (header: TarHeader, bytes?: Buffer) => void,
): Promise<void> {
  for (const step of steps) {
    const { entry } = step
    if (step.action === 'file') write(headerOf(entry, 'file'), Buffer.from(await image.read(entry.path)))
    if (step.action === 'directory') write(headerOf(entry, 'directory'))
    if (step.action === 'symlink') write({ ...headerOf(entry, 'symlink'), linkname: step.target })
  }
}

const headerOf = ({ path, mode, mtime }: Entry, type: TarHeader['type']): TarHeader => ({
  name: path,
  type,
  mode: mode ?? (type === 'directory' ? 0o755 : 0o644),
  mtime: new Date(mtime ?? 0),
})
