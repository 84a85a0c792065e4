import { type SchemaComplaint, type Synonyms, schemaComplaints } from '../schema/complaints.ts'
import { schemaValue } from '../schema/value.ts'
import { child } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import { validateV1, validateV2 } from './schema-validators.generated.ts'

export type { SchemaComplaint, SchemaRule } from '../schema/complaints.ts'

export interface SchemaVerdict {
  /** What the schema of cloud-init 26.2 says of the document. */
  readonly answer: 'valid' | 'invalid'
  /** The schema that gave the complaints. */
  readonly version: 1 | 2
  /** One for each cause, by position; at most 1,000. Empty when valid. */
  readonly complaints: readonly SchemaComplaint[]
}

/** The same thing in the words of the other version. */
const otherVersion: Synonyms = {
  to: 'destination',
  via: 'gateway',
  destination: 'to',
  network: 'to',
  gateway: 'via',
}

/** cloud-init compares with ==, so that Python's True and 1.0 select version 1 as well. */
const isNumber = (node: YamlNode | undefined, number: number) =>
  (node?.kind === 'integer' || node?.kind === 'float' || node?.kind === 'boolean') &&
  Number(node.value) === number

/**
 * A version that is absent or unknown is invalid by either schema (cloud-init takes that of version 2), so the
 * one that fits the document's shape gives the complaints that its author needs.
 */
function schemaVersion(root: YamlNode): 1 | 2 {
  const body = child(root, 'network') ?? root
  const version = child(body, 'version')
  if (isNumber(version, 1)) return 1
  if (isNumber(version, 2)) return 2
  return child(body, 'config') ? 1 : 2
}

/**
 * Judges a whole network-config, bare or under `network`, as cloud-init's JSON schema does (netplan aside).
 * Documents that are empty or switch networking off are for the caller to tell apart before: cloud-init's boot
 * path does not ask the schema about them.
 */
export function judgeSchema(root: YamlNode): SchemaVerdict {
  const version = schemaVersion(root)
  const validate = version === 1 ? validateV1 : validateV2
  if (validate(schemaValue(root))) return { answer: 'valid', version, complaints: [] }
  const errors = validate.errors ?? []
  // The validator would else keep the document alive until its next call.
  validate.errors = null
  return { answer: 'invalid', version, complaints: schemaComplaints(root, errors, otherVersion) }
}
