/**
 * A YAML document after composition: the values that the guest's PyYAML (or Go's YAML for manifests) would
 * load, each with the place it came from. Merge keys are applied, duplicate keys resolved, aliases shared, so
 * a node may be reachable by several paths; it is never its own descendant.
 */
export type YamlNode = ScalarNode | MappingNode | SequenceNode

/** Offsets into the source text, in UTF-16 code units; `end` is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

export type ScalarNode =
  | {
      readonly kind: 'string'
      readonly value: string
      readonly source: string
      readonly plain: boolean
      readonly range: Range
    }
  | { readonly kind: 'integer'; readonly value: bigint; readonly source: string; readonly range: Range }
  | { readonly kind: 'float'; readonly value: number; readonly source: string; readonly range: Range }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly source: string; readonly range: Range }
  | { readonly kind: 'null'; readonly value: null; readonly source: string; readonly range: Range }
  /** A YAML 1.1 timestamp; `value` is Python's `isoformat()` of the date or datetime. */
  | { readonly kind: 'timestamp'; readonly value: string; readonly source: string; readonly range: Range }
  /** `!!binary`; `value` is the standard base64 of the bytes. */
  | { readonly kind: 'binary'; readonly value: string; readonly source: string; readonly range: Range }

export interface MappingNode {
  readonly kind: 'mapping'
  /** In Python `dict` order: a repeated key keeps its first position and takes its last value. */
  readonly entries: readonly MappingEntry[]
  readonly range: Range
  /** Tagged `!!set`: the keys are its members, the values do not count. */
  readonly set?: boolean
}

export interface MappingEntry {
  readonly key: YamlNode
  readonly value: YamlNode
}

export interface SequenceNode {
  readonly kind: 'sequence'
  readonly items: readonly YamlNode[]
  readonly range: Range
  /** A Python tuple: the key and the value of one entry of `!!omap` or `!!pairs`. */
  readonly tuple?: boolean
}
