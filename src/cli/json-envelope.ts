import { escapeInJson } from '../report/escape.ts'
import { version } from '../version.ts'

export interface Summary {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

/** What `--format json` of every command prints. */
export function jsonEnvelope(
  command: string,
  results: readonly unknown[],
  summary: Summary = noFindings,
): string {
  const envelope = { schemaVersion: 1, tool: { name: 'nocloud-inspect', version }, command, results, summary }
  return `${escapeInJson(JSON.stringify(envelope, undefined, 2))}\n`
}

const noFindings: Summary = { errors: 0, warnings: 0, infos: 0 }
