import type { PyYamlDocument } from '../yaml/load-pyyaml.ts'
import type { MappingNode } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'
import { type CloudConfigVerdict, judgeCloudConfig } from './schema.ts'

/** One `#cloud-config` as loaded. */
export interface LoadedCloudConfig {
  readonly source: SourceText
  readonly document: PyYamlDocument
}

/** The same, with what cloud-init's schema says of it. */
export interface JudgedCloudConfig extends LoadedCloudConfig {
  /** `null` where the part is dropped, or describes nothing. */
  readonly root: MappingNode | null
  readonly schema: CloudConfigVerdict | null
}

/** Judges each part by itself; the validator is big, so that whoever needs none does not load this module. */
export const judgeCloudConfigs = (parts: readonly LoadedCloudConfig[]): readonly JudgedCloudConfig[] =>
  parts.map(({ source, document }) => {
    const root = document.status === 'loaded' && document.root?.kind === 'mapping' ? document.root : null
    return { source, document, root, schema: root && judgeCloudConfig(root) }
  })
