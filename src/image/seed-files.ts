import type { Entry, Image, RootEntry } from './image.ts'
import { ImageError } from './image-error.ts'

/** Seed files by name, as they lie in a folder. Text is UTF-8. */
export type SeedFiles = Readonly<Record<string, Uint8Array | string>>

/** A folder of seed files behind the API of an image. Names are exact; it has no label. `others` lie beside them. */
export function openSeedFiles(files: SeedFiles, others: readonly RootEntry[] = []): Image {
  const bytesOf = (path: string): Uint8Array | undefined => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  const stat = async (path: string): Promise<Entry | undefined> => {
    const bytes = bytesOf(path)
    return bytes && { path, type: 'file', size: bytes.byteLength }
  }
  const entries = async (): Promise<readonly Entry[]> =>
    (await Promise.all(Object.keys(files).sort().map(stat))).filter((entry) => entry !== undefined)
  return {
    format: 'directory',
    label: null,
    size: null,
    namespaces: [],
    guestNamespace: null,
    entries,
    async *batches() {
      yield await entries()
    },
    stat,
    root: async () => [...Object.keys(files).map((name) => ({ name, type: 'file' as const })), ...others],
    async read(path) {
      const bytes = bytesOf(path)
      if (!bytes) throw new ImageError('not-found', `no "${path}" in the folder`)
      return bytes
    },
    notes: async () => [],
  }
}
