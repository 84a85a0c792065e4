import { defaultLimits } from '../../src/bytes/limits.ts'
import { readUserData, type UserData, type UserDataOptions } from '../../src/user-data/user-data.ts'

/** One file alone, as the reader of seeds hands it on. */
export function read(file: string | Uint8Array, options: Partial<UserDataOptions> = {}): Promise<UserData> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const seed = {
    volume: null,
    lost: [],
    strays: [],
    notes: [],
    files: [{ name: 'user-data', bytes }],
  } as const
  return readUserData(seed, 'user-data', { ...defaultLimits, ...options })
}

/** A MIME message of these parts, each with its header. */
export const mime = (...parts: readonly string[]): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n${parts.map((part) => `--B\n${part}\n`).join('')}--B--\n`
