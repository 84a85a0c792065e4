import { changedText } from '../fixes/changed-text.ts'
import { changesOf } from '../fixes/fix.ts'
import type { Remedy, Spot } from '../fixes/remedy.ts'
import { type Outcome, renderers } from '../network-config/fault.ts'
import { type NetworkConfig, readNetworkConfig } from '../network-config/network-config.ts'
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
  return isWorse(readNetworkConfig(changedText(source, changes)), subject.networkConfig, remedy.safe)
}

function isWorse(after: NetworkConfig, { status, renderers: before }: NetworkConfig, safe: boolean): boolean {
  if (after.status === 'invalid' && status !== 'invalid') return true
  if (!safe || before === null) return false
  return renderers.some((name) => rank(after.renderers?.[name]) < rank(before[name]))
}

const rank = (outcome: Outcome = 'fatal'): number => ranks.indexOf(outcome)

const ranks: readonly Outcome[] = ['fatal', 'fallback', 'disabled', 'used']
