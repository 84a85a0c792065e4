import type { Limits } from '../bytes/limits.ts'
import { type Landmark, landmarkIn } from './landmark.ts'
import type { LogLine, LogPlace } from './log-line.ts'
import { type Tables, tableReader } from './table-reader.ts'
import { type LogWarning, type LogWarningKind, warningIn } from './warning.ts'

/** A stage that cloud-init said it was running. */
export interface Stage {
  readonly name: string
  /** Seconds since the kernel started. */
  readonly uptime: number
  readonly place: LogPlace
}

/** What a guest said from one start of its kernel to the next. */
export interface Boot extends Tables {
  /** The number of cloud-init's release, `24.4.1`. */
  readonly cloudInitVersion: string | null
  /** The same with what a distribution adds to it: `24.4.1-0ubuntu0~22.04.2`. */
  readonly cloudInitPackage: string | null
  readonly datasource: { readonly text: string; readonly place: LogPlace } | null
  readonly stages: readonly Stage[]
  readonly warnings: readonly LogWarning[]
  /** The kernel's last argument, where it names a datasource and an installer is started. */
  readonly lastArgument: { readonly text: string; readonly place: LogPlace } | null
}

export interface BootReader {
  read(line: LogLine): void
  /** Whether this line begins another boot. */
  isNext(line: LogLine): boolean
  result(): Boot
}

/** cloud-init has four. */
const mostStages = 16

export function bootReader({ logRows, logWarnings }: Limits): BootReader {
  const tables = tableReader(logRows)
  const warnings = new Map<string, LogWarning>()
  const stages: Stage[] = []
  let cloudInitPackage: string | null = null
  let datasource: Boot['datasource'] = null
  let lastArgument: Boot['lastArgument'] = null
  let started = false

  const pass = (landmark: Landmark): void => {
    if (landmark.kind === 'last-argument') lastArgument = { text: landmark.text, place: landmark.place }
    if (landmark.kind === 'stage' || landmark.kind === 'end') cloudInitPackage = landmark.version
    if (landmark.kind === 'end') datasource = { text: landmark.datasource, place: landmark.place }
    if (landmark.kind === 'stage' && stages.length < mostStages) {
      const { name, uptime, place } = landmark
      stages.push({ name, uptime, place })
    }
  }
  const note = (warning: LogWarning): void => {
    const key = JSON.stringify([warning.kind, warning.facts])
    if (warnings.size < logWarnings && !warnings.has(key)) warnings.set(key, warning)
  }
  return {
    read(line) {
      const landmark = landmarkIn(line)
      if (landmark) pass(landmark)
      const warning = landmark || tables.read(line) ? undefined : warningIn(line)
      if (warning) note(warning)
      started ||= !warning || !beforeKernel.includes(warning.kind)
    },
    isNext(line) {
      const landmark = started ? landmarkIn(line) : undefined
      if (landmark?.kind === 'stage') return stages.some(({ name }) => !comesBefore(name, landmark.name))
      return landmark?.kind === 'kernel' || tables.isNext(line)
    },
    result: () => ({
      cloudInitVersion: /^\d+\.\d+(?:\.\d+)?/.exec(cloudInitPackage ?? '')?.[0] ?? null,
      ...{ cloudInitPackage, datasource, stages, lastArgument },
      ...tables.result(),
      warnings: [...warnings.values()],
    }),
  }
}

/** The boot loader speaks first. */
const beforeKernel: readonly LogWarningKind[] = ['grub-command', 'grub-line']

const order = ['init-local', 'init', 'modules:config', 'modules:final']

/** A stage that does not follow on one that has run belongs to the next boot. */
const comesBefore = (one: string, other: string): boolean =>
  !order.includes(one) || !order.includes(other) || order.indexOf(one) < order.indexOf(other)
