import { escapeControls } from './escape.ts'
import type { Result } from './result.ts'

/** The input as given, and which member of the tar. */
export const inputText = ({ input, member }: Pick<Result, 'input' | 'member'>): string =>
  escapeControls(member === undefined ? input : `${input} (tar: ${member})`)
