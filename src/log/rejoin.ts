import { type LogLine, logLine } from './log-line.ts'

/** A kernel message that begins in the middle of a line; systemd gives cloud-init's lines the same stamp. */
const interruption = /(?<=.)\[ {0,12}\d{1,8}\.\d{3,6}\] (?!cloud-init\[)/g

/** A line that begins with the kernel's stamp. */
const stamped = /^\[ {0,12}\d{1,8}\.\d{3,6}\] /

const ours = /ci-info|cloud-init\[|Cloud-init v\.|\.py\[/

/** Kernel lines that may stand between the halves of one. */
const patience = 16

export interface Rejoiner {
  push(line: LogLine): Generator<LogLine>
  end(): Generator<LogLine>
  /** Whether the next line is wanted whatever it is: it may be the other half. */
  waits(): boolean
}

/**
 * Puts lines of cloud-init together again that a kernel message has cut in two: the kernel writes to the console between
 * any two characters of other programs. What it wrote is passed on by itself.
 */
export function rejoiner(): Rejoiner {
  let head: LogLine | undefined
  let waited = 0

  function* pass(line: LogLine): Generator<LogLine> {
    const at = cutAt(line.text)
    if (at === undefined) {
      yield line
      return
    }
    yield logLine(line.number, line.text.slice(at))
    head = { ...line, text: line.text.slice(0, at) }
    waited = 0
  }
  function* flush(): Generator<LogLine> {
    const line = head
    head = undefined
    if (line) yield line
  }
  return {
    *push(line) {
      if (head && isKernel(line.text) && ++waited <= patience) {
        yield line
        return
      }
      if (head && !stamped.test(line.text) && !line.text.includes('ci-info: ')) {
        const whole = { ...head, text: head.text + line.text }
        head = undefined
        yield* pass(whole)
        return
      }
      yield* flush()
      yield* pass(line)
    },
    end: flush,
    waits: () => head !== undefined,
  }
}

const isKernel = (text: string): boolean => stamped.test(text) && !ours.test(text)

/** Where the kernel broke into a line that is cloud-init's, or may be going to be. */
function cutAt(text: string): number | undefined {
  const start = text.search(ours)
  interruption.lastIndex = Math.max(start, 0)
  const at = interruption.exec(text)?.index
  return at !== undefined && (start !== -1 || endsInPrefix(text.slice(0, at))) ? at : undefined
}

const prefixes = ['ci-info: ', 'cloud-init[', 'Cloud-init v.']

/** The cut may be within the very words that a line of cloud-init is known by. */
function endsInPrefix(head: string): boolean {
  const word = /\S*$/.exec(head.slice(-16))?.[0] ?? ''
  return word !== '' && prefixes.some((prefix) => prefix.startsWith(word))
}
