import { ImageError } from './image-error.ts'

/** What somebody sees in place of the image, and what to do about it. The first line that fits decides. */
interface Sign {
  readonly pattern: RegExp
  readonly remedy: string
}

/** kubectl, container runtimes and the programs that are run in a pod to copy the image out of it. */
const programs: readonly Sign[] = [
  // GNU tar and xz; bsdtar and busybox write to a terminal, and are damaged by it.
  {
    pattern: /to (?:a )?terminal\b/i,
    remedy: 'the program refuses to write to a terminal; run kubectl exec without -t',
  },
  {
    pattern: /executable file not found|OCI runtime exec failed|: (?:command )?not found$/i,
    remedy:
      'the container does not have this program; name the container with -c compute, or copy with cat in place of tar',
  },
  {
    pattern: /unable to upgrade connection|^Error from server|^Unable to connect to the server/i,
    remedy:
      'kubectl did not get into the container; look for the running virt-launcher pod with kubectl get pods, and name the container with -c compute',
  },
  {
    pattern: /No such file or directory/i,
    remedy:
      'the file is not there; KubeVirt keeps it in /var/run/kubevirt-ephemeral-disks/cloud-init-data/NAMESPACE/NAME of the container compute',
  },
  { pattern: /permission denied|forbidden/i, remedy: 'the copy was not allowed' },
  {
    pattern: /^command terminated with exit code/i,
    remedy: 'the command in the container failed; run it alone to see what it says',
  },
  { pattern: /^tar: |^cat: |^base64: |^error: /i, remedy: 'the copy failed' },
]

const documents: readonly Sign[] = [
  {
    pattern: /^(?:apiVersion|kind):\s/m,
    remedy: 'a manifest is judged by nocloud-inspect lint, or goes with an image as --vm',
  },
  {
    pattern: /^(?:#cloud-config|#!|instance-id:|network:|version:)/,
    remedy: 'of a single file of a seed give the folder that it lies in',
  },
]

/** Notes that come before what matters: which container was taken, that a leading slash was. */
const isNote = (line: string): boolean =>
  /^Default(?:ed|ing) container|^Unable to use a TTY|^tar: Removing leading/i.test(line)

/** Bytes of a text in which these words are looked for, and letters of the line that is quoted. */
const wordsBytes = 4096
const quotedLetters = 100

/** An error when there is nothing but text, which no image is. `head`: the beginning of the input, or all of it. */
export function strayText(head: Uint8Array, size: number): ImageError | undefined {
  if (!isText(head)) return wordsBefore(head)
  const text = decoded(head)
  const line = tellingLine(linesOf(text))
  const sign = find(programs, line) ?? find(documents, text)
  const remedy = sign ? `: ${sign.remedy}` : ''
  return new ImageError(
    'not-an-image',
    `it is text (${size} bytes), not an ISO 9660 image; it begins ${quoted(line)}${remedy}`,
  )
}

/** An error when a program's complaint stands before other bytes: standard error went into the copy. */
export function wordsBefore(head: Uint8Array): ImageError | undefined {
  const end = head.subarray(0, wordsBytes).indexOf(lineFeed)
  const first = head.subarray(0, Math.max(end, 0))
  if (first.byteLength === 0 || !isText(first)) return undefined
  const line = decoded(first).trim()
  const remedy = isNote(line) ? withoutErrors : find(programs, line)?.remedy
  if (remedy === undefined) return undefined
  return new ImageError('not-an-image', `it begins with the words of a program, ${quoted(line)}: ${remedy}`)
}

const withoutErrors = 'standard error went into the copy; run kubectl exec without -t and without 2>&1'

const lineFeed = 0x0a

const find = (signs: readonly Sign[], text: string): Sign | undefined =>
  signs.find(({ pattern }) => pattern.test(text))

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, wordsBytes))

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const tellingLine = (lines: readonly string[]): string =>
  lines.find((line) => !isNote(line)) ?? lines[0] ?? ''

/** UTF-8 without the control characters that text does not have; the last letter may be cut. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return text !== '' && !/[\u0000-\u0007\u000e-\u001a\u001c-\u001f\u007f]/.test(text)
  } catch {
    return false
  }
}

/** Of a long word without blanks, which may be a key or base64 of one, only the beginning. */
function quoted(line: string): string {
  const letters = /^\S{32,}$/.test(line) ? 8 : quotedLetters
  return `"${line.slice(0, letters)}${line.length > letters ? '…' : ''}"`
}
