import { type LogLine, type LogPlace, placeIn } from './log-line.ts'

/** What marks the way of a boot. */
export type Landmark =
  | { readonly kind: 'kernel' }
  | {
      readonly kind: 'stage'
      readonly version: string
      readonly name: string
      /** Seconds since the kernel started. */
      readonly uptime: number
      readonly place: LogPlace
    }
  | { readonly kind: 'end'; readonly version: string; readonly datasource: string; readonly place: LogPlace }
  /** The kernel's command line names a datasource last, with nothing behind it, and starts an installer. */
  | { readonly kind: 'last-argument'; readonly text: string; readonly place: LogPlace }

const kernel = /(?:^|\] )Linux version \d/
const stage =
  /Cloud-init v\. (?<version>\S{1,80}) running '(?<name>[\w:-]{1,40})'(?:.{0,80}? Up (?<uptime>\d{1,9}(?:\.\d{1,6})?) seconds)?/
const end =
  /Cloud-init v\. (?<version>\S{1,80}) finished at .{0,80}?Datasource (?<datasource>.{1,400}?)(?:\.? {1,4}Up [\d.]{1,20} seconds|\.? {0,4}$)/
const commandLine = /ommand line: .{0,4000}? (?<argument>ds=nocloud(?:-net)?)$/
const installer = /\bautoinstall\b/

export function landmarkIn(line: LogLine): Landmark | undefined {
  const { text } = line
  if (kernel.test(text)) return { kind: 'kernel' }
  return stageIn(line) ?? endIn(line) ?? lastArgumentIn(line)
}

function stageIn(line: LogLine): Landmark | undefined {
  const match = stage.exec(line.text)
  if (!match?.groups) return undefined
  const { version = '', name = '', uptime = '' } = match.groups
  const place = placeIn(line, match.index, match.index + match[0].length)
  return { kind: 'stage', version, name, uptime: Number(uptime), place }
}

function endIn(line: LogLine): Landmark | undefined {
  const match = end.exec(line.text)
  if (!match?.groups) return undefined
  const { version = '', datasource = '' } = match.groups
  const at = line.text.indexOf(datasource, match.index)
  return { kind: 'end', version, datasource, place: placeIn(line, at, at + datasource.length) }
}

function lastArgumentIn(line: LogLine): Landmark | undefined {
  const argument = installer.test(line.text) ? commandLine.exec(line.text)?.groups?.argument : undefined
  if (argument === undefined) return undefined
  const { length } = line.text
  return { kind: 'last-argument', text: argument, place: placeIn(line, length - argument.length, length) }
}
