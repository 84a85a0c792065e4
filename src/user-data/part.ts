import type { PyYamlDocument } from '../yaml/load-pyyaml.ts'
import type { SourceText } from '../yaml/source-text.ts'

/** The MIME type that cloud-init gives a part. */
export type PartType = string

/** One part of user-data, as cloud-init's handlers get it; plain JSON. */
export interface PartSummary {
  readonly type: PartType
  /** UTF-8 bytes of the decoded payload. */
  readonly size: number
  /** Whether a handler takes it. */
  readonly handled: boolean
  readonly handler?: string
  /** A handler takes it and throws it away. */
  readonly dropped?: boolean
  /** Taken by no handler, or thrown away: why. */
  readonly reason?: string
  /** The file name that the part gives itself, or the URL that it would come from. */
  readonly source?: string
}

/** The same with its text, whose positions lead back into the file that a person edits. */
export interface UserDataPart extends PartSummary {
  readonly text: SourceText
}

/** One `#cloud-config`, in the order in which cloud-init merges them. */
export interface CloudConfig {
  /** The text that is loaded; `locate(source, range)` leads into the file that a person edits. */
  readonly source: SourceText
  /**
   * What PyYAML makes of it. Refused, empty and anything but a mapping: the part is dropped. Parts whose characters no
   * reader takes are not here.
   */
  readonly document: PyYamlDocument
  /** Its place among `parts`. */
  readonly part: number
  /** It names no merge type: its keys replace those of earlier parts, lists and mappings as a whole. */
  readonly replaces: boolean
}
