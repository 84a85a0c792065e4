import { type LogLine, type LogPlace, placeIn } from './log-line.ts'

/** Something that cloud-init or its surroundings said, with the facts in it. Nothing that may be a secret is kept. */
export interface LogWarning {
  readonly kind: LogWarningKind
  readonly facts: Readonly<Record<string, string>>
  readonly place: LogPlace
}

/**
 * By their constant parts, wherever in a line they stand. Text behind them (the beginning of user-data, a piece of YAML)
 * is never taken.
 */
const patterns = {
  'seed-rejected': /device (?<device>\S{1,128}) with label=(?<label>\S{1,64}) not a valid seed/,
  'yaml-blob':
    /Failed loading yaml blob(?:\. Invalid format at line (?<line>\d{1,9}) column (?<column>\d{1,9}))?/,
  'datasource-raised': /Getting data from <class '?(?<datasource>[\w.]{1,128})'?> failed/,
  'dsmode-invalid': /invalid dsmode '?(?<dsmode>[^',]{0,64})'?, using default=(?<used>\w{1,16})/,
  'user-data-unhandled':
    /Unhandled (?:non-multipart|unknown content-type) \((?<type>[\w./+-]{1,80})\) userdata/,
  'part-not-merged':
    /Failed at merging in cloud config part from (?<part>[\w.-]{1,80})(?<empty>: empty cloud config)?/,
  'devices-missing': /Not all expected physical devices present: (?<devices>\{[^}]{0,400}\})/,
  // Some releases put the list of what should be renamed in front; a name that is taken is another fault.
  'rename-failed':
    /(?:\[nic not present\] Cannot rename mac=|Unable to rename interfaces: (?!.{0,1000}\[(?:busy|unknown)\])\[\[')(?<mac>[^\s,']{1,64})(?: to |', ')(?<name>[^\s,']{1,64})/,
  'version-unknown': /Unknown network config version: (?<version>[^\s'"]{1,40})/,
  'schema-notice':
    /Invalid (?<file>network-config|cloud-config) provided|(?<checked>network-config|cloud-config) failed schema validation!/,
  'no-renderer': /Unable to render networking\. Network config is likely broken/,
  'no-datasource': /No instance datasource found! Likely bad things to come!|Used fallback datasource/,
  'duplicate-mac':
    /duplicate mac found! both '(?<first>[^'\s]{1,64})' and '(?<second>[^'\s]{1,64})' have mac '(?<mac>[^'\s]{1,64})'/,
  'blkid-missing': /failed running \[127\]: (?<command>[\w/.-]{0,64}blkid)/,
  'stage-failed': /failed run of stage (?<stage>[\w:-]{1,40})/,
  // The descriptions of its units before and since 24.3.
  'unit-failed':
    /Failed to start .{0,40}?(?<unit>Initial cloud-init job(?: \([\w -]{1,40}\))?|Cloud-init: \w{1,20} Stage|Apply the settings specified in cloud-config|Execute cloud user\/final scripts)/,
  'table-failed': /!!!(?<table>(?:Net device|Route|Route IPv[46]) info) failed/,
  // systemd shortens long names of units in the middle.
  'wait-online':
    /Failed to start .{0,40}(?:Wait for.{0,40}(?:Network|Configured)|Network Manager Wait Online|wait-online)|'systemctl status (?<unit>[\w.-]{1,40}wait-online\.service)'/,
  'datasources-searched': /searched classes: \((?<list>[\w., ]{0,400})\)/,
  'datasource-list': /datasource_list: \[(?<list>[\w., '"]{0,400})\]/,
  'grub-command': /can't find command [`'"](?<command>s=[\w/.:-]{0,200})/,
  'grub-line': /^\s*linux(?:efi|16)?\s.{0,1000}?[^'"\\](?<argument>ds=nocloud(?:-net)?;s=[\w/.:-]{0,200})/,
  'network-disabled': /network config is disabled by (?<by>[\w./ -]{1,80})/,
  'module-failed':
    /Running module (?<module>[\w-]{1,60}) \(.{0,300}?\) failed|Failed to run module (?<ran>[\w-]{1,60})|cc_(?<file>\w{1,60})\.py\[(?:WARNING|ERROR)\]: Failed to install packages/,
  'user-not-created': /Failed to create user (?<user>[\w.$-]{1,64})/,
  'script-not-run': /(?<reason>bad interpreter|Exec format error)/,
  'netplan-refused':
    /(?<file>\/etc\/netplan\/[\w.-]{1,80}):(?<line>\d{1,6}):(?<column>\d{1,6}): (?<what>Error in network definition|Invalid YAML)/,
  'metadata-service':
    /Calling 'https?:\/\/(?<host>169\.254\.169\.254|\[fd00:ec2::254\])\/[^']{0,200}' failed/,
  'cloud-init-off':
    /(?<by>Disabled cloud-init \[\d\]|no datasource found, disabling|cloud-init=disabled)|[Cc]loud-init (?:is )?disabled by (?<file>[\w./=-]{1,80})/,
  'network-not-applied':
    /No network config applied\. Neither a new instance nor datasource network update allowed/,
} as const satisfies Readonly<Record<string, RegExp>>

export type LogWarningKind = keyof typeof patterns

const kinds = Object.entries(patterns) as readonly (readonly [LogWarningKind, RegExp])[]

/** The one thing that a line says. */
export function warningIn(line: LogLine): LogWarning | undefined {
  for (const [kind, pattern] of kinds) {
    const match = pattern.exec(line.text)
    if (match) {
      const place = placeIn(line, match.index, match.index + match[0].length)
      return { kind, facts: factsOf(match.groups), place }
    }
  }
  return undefined
}

const factsOf = (groups: RegExpExecArray['groups']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(groups ?? {}).filter(([, value]) => value !== undefined))
