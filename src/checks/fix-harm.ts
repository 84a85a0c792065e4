import { changesOf } from '../fixes/fix.ts'
import type { Change, Remedy, Spot } from '../fixes/remedy.ts'
import { textLines } from '../fixes/text-lines.ts'
import { type NetworkConfig, readNetworkConfig } from '../network-config/network-config.ts'
import type { SourceText } from '../yaml/source-text.ts'
import type { Subject } from './subject.ts'

/** Characters that are read again to try fixes, for one subject; a text of everyday length has all of its fixes tried. */
const mostRead = 2_000_000

const read = new WeakMap<Subject, number>()

/**
 * Whether a remedy must not be offered: network-config, read again with it, would be refused, or end where it does not
 * end now. What cannot be tried within bounds is not offered either.
 */
export function doesHarm(remedy: Remedy, spot: Spot, subject: Subject): boolean {
  const source = subject.sources['network-config']
  const changes = changesOf(remedy, spot)
  if (!source || !changes?.length || changes.some((change) => change.source !== source)) return false
  const soFar = read.get(subject) ?? 0
  if (soFar > mostRead) return true
  read.set(subject, soFar + source.text.length)
  return isWorse(readNetworkConfig(changed(source, changes)), subject.networkConfig, remedy.safe)
}

function isWorse(after: NetworkConfig, before: NetworkConfig, safe: boolean): boolean {
  if (after.status === 'invalid' && before.status !== 'invalid') return true
  if (!safe || before.renderers === null) return false
  const rank = ({ renderers }: NetworkConfig, name: keyof NonNullable<NetworkConfig['renderers']>) =>
    ranks.indexOf(renderers?.[name] ?? 'fatal')
  return renderers.some((name) => rank(after, name) < rank(before, name))
}

const ranks = ['fatal', 'fallback', 'disabled', 'used']
const renderers = ['netplan', 'networkd', 'eni', 'sysconfig', 'network-manager'] as const

/** The text with the changes. */
function changed(source: SourceText, changes: readonly Change[]): string {
  const cuts = changes.map((change) => cutOf(source, change)).sort((a, b) => a.start - b.start)
  let result = ''
  let at = 0
  for (const { start, end, replacement } of cuts) {
    result += source.text.slice(at, start) + replacement
    at = Math.max(at, end)
  }
  return result + source.text.slice(at)
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

function cutOf(source: SourceText, change: Change): Cut {
  if (!('lines' in change)) return { ...change.range, replacement: change.replacement }
  const { starts } = textLines(source)
  const offset = (line: number) => starts[line] ?? source.text.length
  const isBehindAll = starts[change.from] === undefined && !source.text.endsWith('\n')
  const lines = change.lines.map((line) => `${line}\n`).join('')
  return {
    start: offset(change.from),
    end: offset(change.to),
    replacement: isBehindAll ? `\n${lines}` : lines,
  }
}
