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

/** What JSON leaves raw and a terminal obeys: DEL, C1 and bidirectional controls. They occur inside strings only. */
const escapeInJson = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const noFindings: Summary = { errors: 0, warnings: 0, infos: 0 }
