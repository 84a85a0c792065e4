import {
  type Deprecation,
  type SchemaComplaint,
  schemaComplaints,
  schemaDeprecations,
} from '../schema/complaints.ts'
import { schemaValue } from '../schema/value.ts'
import type { YamlNode } from '../yaml/node.ts'
import { validateCloudConfig } from './schema-validator.generated.ts'
import { wrongNames } from './wrong-names.ts'

export interface CloudConfigVerdict {
  /** What the schema of cloud-init 26.2 says of the document; deprecated keys are valid. */
  readonly answer: 'valid' | 'invalid'
  /** One for each cause, by position; at most 1,000. Empty when valid. */
  readonly complaints: readonly SchemaComplaint[]
  readonly deprecations: readonly Deprecation[]
}

/** What `if` and `deprecationMessage` say is no fault of the document. */
const harmless: ReadonlySet<string> = new Set(['if', 'deprecationMessage'])

/** Judges a cloud-config as cloud-init's JSON schema does. */
export function judgeCloudConfig(root: YamlNode): CloudConfigVerdict {
  if (validateCloudConfig(schemaValue(root))) return { answer: 'valid', complaints: [], deprecations: [] }
  const errors = validateCloudConfig.errors ?? []
  // The validator would else keep the document alive until its next call.
  validateCloudConfig.errors = null
  return {
    answer: errors.some(({ keyword }) => !harmless.has(keyword)) ? 'invalid' : 'valid',
    complaints: schemaComplaints(root, errors, wrongNames),
    deprecations: schemaDeprecations(root, errors),
  }
}
