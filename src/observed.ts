import type { Limits } from './bytes/limits.ts'
import { redactText } from './findings/redact.ts'
import { isNic } from './log/observed-link.ts'
import { parseSerialLog, type SerialLog } from './log/serial-log.ts'
import type { ObservedSummary } from './report/result.ts'

/** A log that is read already, its text, or its bytes. */
export type ObservedInput = SerialLog | string | AsyncIterable<Uint8Array>

/** `null` without a log, and for one that nothing can be read from. */
export async function readLog(input: ObservedInput | undefined, limits: Limits): Promise<SerialLog | null> {
  if (input === undefined) return null
  const isUnread = typeof input === 'string' || Symbol.asyncIterator in input
  const log = isUnread ? await parseSerialLog(input, { limits }) : input
  return log.problem ? null : log
}

export function observedSummary(log: SerialLog, showSecrets: boolean): ObservedSummary {
  const { boots, cloudInitVersion, datasource } = log
  const shown = datasource !== null && !showSecrets ? redactText(datasource) : datasource
  const links = log.links.filter(isNic).map(({ name, up, mac, addresses }) => ({ name, up, mac, addresses }))
  return { boots, cloudInitVersion, datasource: shown, links }
}
