import type { Need } from '../checks/define-check.ts'
import type { Relation } from '../drift/drift.ts'
import type { ChangeStatus } from '../drift/network-change.ts'
import type { Finding, Place } from '../findings/finding.ts'
import type { Forecast } from '../forecast/forecast.ts'
import type { NameSpace } from '../image/image.ts'
import type { RootDisk } from '../kubevirt/vm.ts'
import type { Binding } from '../kubevirt/vm-interface.ts'
import type { DsMode } from '../meta-data/meta-data.ts'
import type { Outcome, Renderer } from '../network-config/fault.ts'
import type { PartSummary } from '../user-data/user-data.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { JsonValue } from '../yaml/json-value.ts'

/** What is known of one seed: one entry of `results` in `--format json`. Plain JSON, sorted, deterministic. */
export type Result = InspectedResult | UnreadableResult

export interface UnreadableResult {
  readonly input: string
  readonly member?: string
  readonly status: 'unreadable'
  readonly error: InputFailure
}

/** Why an input could not be read. */
export interface InputFailure {
  readonly code: string
  readonly message: string
  readonly offset?: number
}

export interface InspectedResult {
  /** The argument as given. */
  readonly input: string
  /** Path inside the tar that the input is; of a folder of seed files in it, the folder's. */
  readonly member?: string
  readonly status: 'inspected'
  readonly image?: ImageSummary
  /** Of a comparison: what differs from the older seed. The rest of the result is about the newer one. */
  readonly drift?: DriftSummary
  readonly seed: SeedSummary
  readonly vm: VmSummary | null
  readonly forecast: Forecast
  /** What the guest said on its serial console; absent without a log. */
  readonly observed?: ObservedSummary
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** Findings that somebody has accepted; they count nowhere. */
  readonly suppressed?: readonly SuppressedFinding[]
  /** Checks that could not run, and the input each of them lacks. */
  readonly skipped: readonly { readonly code: string; readonly missing: Need }[]
}

export interface SuppressedFinding {
  readonly code: string
  readonly location?: Place
  readonly by: 'comment' | 'annotation' | 'config' | 'baseline'
  readonly reason: string | null
}

/** What differs between two seeds. */
export interface DriftSummary {
  readonly relation: Relation
  /** The older input as given. */
  readonly older: string
  /**
   * What the newer seed does to a guest that has the older one: `first-boot-again` and, under the same identity,
   * `kept` (what changed is not applied), `applied` (what changed counts on each boot), `nothing` (nothing changed).
   */
  readonly guest: 'first-boot-again' | 'kept' | 'applied' | 'nothing' | 'unknown'
  readonly instanceId: {
    readonly older: string | null
    readonly newer: string | null
    readonly change: ChangeStatus
  }
  readonly files: readonly {
    readonly name: string
    readonly change: FileChange
    /** Root keys of a cloud-config that differ. */
    readonly keys?: readonly string[]
  }[]
  readonly macs: readonly {
    readonly interface: string
    readonly older: string | null
    readonly newer: string | null
  }[]
  readonly rootDisk: RootDisk
}

export type FileChange = ChangeStatus | 'added' | 'removed'

export interface ObservedSummary {
  /** In the whole log; the last one decides. */
  readonly boots: number
  /** The number of the release, `24.4.1`. */
  readonly cloudInitVersion: string | null
  /** As printed at the end of the boot. */
  readonly datasource: string | null
  /** The NICs of the table; without `lo` and what container and tunnel software adds. */
  readonly links: readonly {
    readonly name: string
    readonly up: boolean
    readonly mac: string | null
    /** With prefix. */
    readonly addresses: readonly string[]
  }[]
}

export interface ImageSummary {
  readonly format: 'iso9660' | 'vfat' | 'directory'
  readonly label: string | null
  /** Bytes. */
  readonly size: number | null
  readonly namespaces: readonly NameSpace[]
  readonly guestNamespace: NameSpace | null
}

/** `unknown`: of a predicted seed, a file whose contents the manifests do not tell. */
export type FileStatus = 'parsed' | 'empty' | 'invalid' | 'absent' | 'unknown'

export interface SeedSummary {
  /** False: cloud-init refuses the seed or loses the datasource; identity is then `null`. */
  readonly claimed: boolean
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  readonly metaData: {
    readonly status: FileStatus
    readonly value: JsonValue
    readonly instanceId: string | null
    readonly localHostname: string | null
    readonly dsmode: DsMode | null
  }
  readonly networkConfig: NetworkConfigSummary
  readonly userData: { readonly status: FileStatus; readonly parts: readonly PartSummary[] }
  readonly vendorData: { readonly status: FileStatus; readonly parts: readonly PartSummary[] }
}

export interface NetworkConfigSummary {
  readonly status: FileStatus
  /** As loaded: the text `"2"` stays text. */
  readonly version: string | number | null
  readonly wrapped: boolean
  /** The answer of cloud-init's own schema. */
  readonly schema: 'valid' | 'invalid' | null
  /** What cloud-init does with the document; `null` without one. */
  readonly outcome: Outcome | null
  readonly renderers: Readonly<Record<Renderer, Outcome | null>>
  readonly value: JsonValue
}

export interface VmSummary {
  readonly kind: string
  readonly namespace: string | null
  readonly name: string
  /** What the spec fixes; `null` when Git cannot know. */
  readonly instanceId: string | null
  readonly interfaces: readonly {
    readonly name: string
    readonly mac: string | null
    readonly binding: Binding
    readonly guestName: string | null
  }[]
}
