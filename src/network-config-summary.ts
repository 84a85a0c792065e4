import type { NetworkConfig } from './network-config/network-config.ts'
import type { SchemaVerdict } from './network-config/schema.ts'
import type { NetworkConfigSummary } from './report/result.ts'
import { type JsonValue, toJsonValue } from './yaml/json-value.ts'

export type Redact = (value: JsonValue) => JsonValue

const noRenderers = {
  netplan: null,
  networkd: null,
  eni: null,
  sysconfig: null,
  'network-manager': null,
} as const

export const networkConfigSummary = (
  { status, version, wrapped, outcome, renderers, root }: NetworkConfig,
  schema: SchemaVerdict | null,
  redact: Redact,
): NetworkConfigSummary => ({
  status,
  version,
  wrapped,
  schema: schema?.answer ?? null,
  outcome,
  renderers: renderers ?? noRenderers,
  value: status === 'parsed' && root ? redact(toJsonValue(root)) : null,
})
