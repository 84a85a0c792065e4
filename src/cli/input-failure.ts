import { redactLine } from '../findings/redact.ts'
import { ImageError } from '../image/image-error.ts'
import { escapeControls } from '../report/escape.ts'
import type { InputFailure } from '../report/result.ts'

export type { InputFailure }

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'it exists already',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left',
  EIO: 'the device reported an input/output error',
}

/** One line for standard error. */
export const complaint = (input: string, { message }: InputFailure): string =>
  `nocloud-inspect: ${escapeControls(input)}: ${escapeControls(message)}\n`

/** Anything thrown while an input was read, without a stack trace. */
export function describeFailure(error: unknown): InputFailure {
  if (error instanceof ImageError) {
    return {
      code: error.code,
      message: redactLine(error.message),
      ...(error.offset === undefined ? {} : { offset: error.offset }),
    }
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code !== undefined && reasons[code]) return { code: code.toLowerCase(), message: reasons[code] }
  return {
    code: code?.toLowerCase() ?? 'internal',
    message: error instanceof Error ? error.message : String(error),
  }
}
