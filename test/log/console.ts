import { readFileSync } from 'node:fs'

/** A file of fixtures/logs. */
export const logBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/logs/${name}`, import.meta.url)))

export const logText = (name: string): string => new TextDecoder().decode(logBytes(name))

export const stage = (name: string, version = '24.4.1', uptime = 13.2): string =>
  `Cloud-init v. ${version} running '${name}' at Thu, 05 Mar 2026 08:36:44 +0000. Up ${uptime} seconds.`

export const ended = (datasource: string, version = '24.4.1'): string =>
  `Cloud-init v. ${version} finished at Thu, 05 Mar 2026 08:36:48 +0000. Datasource ${datasource}.  Up 17.88 seconds`

/** The rows as cloud-init prints them: each cell centred in its column, as Python's `str.center` does it. */
export function table(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = header.map((_, at) => Math.max(...[header, ...rows].map((row) => row[at]?.length ?? 0)) + 2)
  const bar = `+${widths.map((width) => '-'.repeat(width)).join('+')}+`
  const line = (row: readonly string[]) =>
    `|${row.map((cell, at) => centred(cell, widths[at] ?? 0, ' ')).join('|')}|`
  const all = [centred(title, bar.length, '+'), bar, line(header), bar, ...rows.map(line), bar]
  return all.map((each) => `ci-info: ${each}`)
}

function centred(text: string, width: number, fill: string): string {
  const pad = Math.max(0, width - text.length)
  const left = Math.floor(pad / 2) + (pad & width & 1)
  return fill.repeat(left) + text + fill.repeat(pad - left)
}

export const devices = (rows: readonly (readonly string[])[]): string[] =>
  table('Net device info', ['Device', 'Up', 'Address', 'Mask', 'Scope', 'Hw-Address'], rows)

export const mac = '02:00:00:00:00:0a'
export const up = ['enp1s0', 'True', '10.0.2.2', '255.255.255.0', 'global', mac]
export const down = ['enp1s0', 'False', '.', '.', '.', mac]
export const lo = ['lo', 'True', '127.0.0.1', '255.0.0.0', 'host', '.']
