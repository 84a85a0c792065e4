import type { Limits } from '../bytes/limits.ts'
import { type LogLine, type LogPlace, placeIn } from './log-line.ts'
import { type DeviceRow, linksOf, type ObservedLink } from './observed-link.ts'
import { deviceRow, isHeader, type ObservedRoute, routeRow, type TableKind, tablePiece } from './table.ts'
import { type LogWarning, warningIn } from './warning.ts'

/** A stage that cloud-init said it was running. */
export interface Stage {
  readonly name: string
  /** Seconds since the kernel started. */
  readonly uptime: number
  readonly place: LogPlace
}

/** What a guest said from one start of its kernel to the next. */
export interface Boot {
  /** The number of cloud-init's release, `24.4.1`. */
  readonly cloudInitVersion: string | null
  /** The same with what a distribution adds to it: `24.4.1-0ubuntu0~22.04.2`. */
  readonly cloudInitPackage: string | null
  readonly datasource: { readonly text: string; readonly place: LogPlace } | null
  readonly stages: readonly Stage[]
  /** Where the table `Net device info` begins; `null`: the boot shows none. */
  readonly table: LogPlace | null
  readonly links: readonly ObservedLink[]
  readonly routes: readonly ObservedRoute[]
  readonly warnings: readonly LogWarning[]
  /** The last word of the kernel's command line that names a datasource, when nothing stands behind it. */
  readonly lastArgument: { readonly text: string; readonly place: LogPlace } | null
}

export interface BootReader {
  read(line: LogLine): void
  /** Whether this line begins another boot. */
  isNext(line: LogLine): boolean
  result(): Boot
}

const stageStart =
  /Cloud-init v\. (?<version>\S{1,80}) running '(?<stage>[\w:-]{1,40})'(?:.{0,80}? Up (?<uptime>\d{1,9}(?:\.\d{1,6})?) seconds)?/
const finalLine =
  /Cloud-init v\. (?<version>\S{1,80}) finished at .{0,80}?Datasource (?<datasource>.{1,400}?)(?:\.? {1,4}Up [\d.]{1,20} seconds|\.? {0,4}$)/
const banner = /(?:^|\] )Linux version \d/
const commandLine = /ommand line: .{0,4000}? (?<argument>ds=nocloud(?:-net)?)$/
const commandLineWithInstaller = /\bautoinstall\b/

/** A log may begin within a table. */
const firstTable: TableKind = 'devices'

export function bootReader({ logRows, logWarnings }: Limits): BootReader {
  const rows: DeviceRow[] = []
  const routes: ObservedRoute[] = []
  const warnings = new Map<string, LogWarning>()
  const stages: Stage[] = []
  let cloudInitPackage: string | null = null
  let datasource: Boot['datasource'] = null
  let lastArgument: Boot['lastArgument'] = null
  let tableAt: LogPlace | null = null
  let table: TableKind = firstTable
  let header: readonly string[] | undefined
  let started = false

  const readCells = (cells: readonly string[], place: LogPlace): void => {
    if (isHeader(cells)) {
      header = cells
      if (cells[0] === 'Device') tableAt ??= place
      return
    }
    if (rows.length + routes.length >= logRows) return
    if (table === 'devices') {
      const row = deviceRow(header, cells, place)
      if (row) rows.push(row)
      if (row) tableAt ??= place
    } else if (table !== 'other') {
      const route = routeRow(table === 'route-ipv4' ? 'ipv4' : 'ipv6', header, cells, place)
      if (route) routes.push(route)
    }
  }
  const readTable = (line: LogLine): boolean => {
    const piece = tablePiece(line)
    if (!piece) return false
    if (piece.kind === 'cells') readCells(piece.cells, piece.place)
    else {
      table = piece.table
      header = undefined
      if (table === 'devices') tableAt = placeIn(line, 0, line.text.length)
    }
    return true
  }
  const readStage = (line: LogLine): boolean => {
    const start = stageStart.exec(line.text)
    if (start?.groups) {
      const { version = '', stage = '', uptime = '' } = start.groups
      cloudInitPackage = version
      const place = placeIn(line, start.index, start.index + start[0].length)
      if (stages.length < 16) stages.push({ name: stage, uptime: Number(uptime), place })
      return true
    }
    const end = finalLine.exec(line.text)
    if (!end?.groups) return false
    const { version = '', datasource: text = '' } = end.groups
    cloudInitPackage = version
    const at = line.text.indexOf(text, end.index)
    datasource = { text, place: placeIn(line, at, at + text.length) }
    return true
  }
  const readCommandLine = (line: LogLine): boolean => {
    const { text } = line
    const match = commandLineWithInstaller.test(text) ? commandLine.exec(text) : null
    const argument = match?.groups?.argument
    if (argument === undefined) return false
    const at = text.length - argument.length
    lastArgument = { text: argument, place: placeIn(line, at, text.length) }
    return true
  }
  return {
    read(line) {
      started = true
      if (readTable(line) || readStage(line) || readCommandLine(line)) return
      const warning = warningIn(line)
      if (!warning || warnings.size >= logWarnings) return
      const key = JSON.stringify([warning.kind, warning.facts])
      if (!warnings.has(key)) warnings.set(key, warning)
    },
    isNext(line) {
      if (!started) return false
      if (banner.test(line.text)) return true
      const stage = stageStart.exec(line.text)?.groups?.stage
      if (stage !== undefined) return stages.some(({ name }) => !comesBefore(name, stage))
      const piece = tablePiece(line)
      return rows.length > 0 && piece?.kind === 'title' && piece.table === 'devices'
    },
    result: () => ({
      cloudInitVersion: /^\d+\.\d+(?:\.\d+)?/.exec(cloudInitPackage ?? '')?.[0] ?? null,
      cloudInitPackage,
      datasource,
      stages,
      table: tableAt,
      links: linksOf(rows),
      routes,
      warnings: [...warnings.values()],
      lastArgument,
    }),
  }
}

const order = ['init-local', 'init', 'modules:config', 'modules:final']

/** A stage that does not follow on one that has run belongs to the next boot. */
const comesBefore = (one: string, other: string): boolean =>
  !order.includes(one) || !order.includes(other) || order.indexOf(one) < order.indexOf(other)
