import { latin1 } from '../../bytes/view.ts'

export const tarBlock = 512
const checksumAt = 148
const checksumLength = 8

/**
 * POSIX.1-2017 pax, "ustar Interchange Format": the octal number at byte 148 is the sum of the header's bytes, with
 * spaces in its own place. Tars from before ustar have it too, and nothing else has it by chance.
 */
export function isTarHeader(head: Uint8Array): boolean {
  if (head.byteLength < tarBlock) return false
  const [stored = ''] = /^ *[0-7]+/.exec(latin1(head, checksumAt, checksumAt + checksumLength)) ?? []
  if (stored === '') return false
  let sum = checksumLength * 0x20
  for (let at = 0; at < tarBlock; at++) {
    if (at < checksumAt || at >= checksumAt + checksumLength) sum += head[at] ?? 0
  }
  return sum === Number.parseInt(stored, 8)
}
