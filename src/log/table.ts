import { type LogLine, type LogPlace, placeIn } from './log-line.ts'
import type { DeviceRow } from './observed-link.ts'

export type TableKind = 'devices' | 'route-ipv4' | 'route-ipv6' | 'other'

/** One row of `Route IPv4 info` or `Route IPv6 info`. */
export interface ObservedRoute {
  readonly family: 'ipv4' | 'ipv6'
  readonly destination: string
  readonly gateway: string
  readonly interface: string
  readonly flags: string
  readonly place: LogPlace
}

/** What cloud-init prints behind `ci-info: `, piece by piece. */
export type TablePiece =
  | { readonly kind: 'title'; readonly table: TableKind }
  | { readonly kind: 'cells'; readonly cells: readonly string[]; readonly place: LogPlace }

const marker = 'ci-info: '

/** Cells behind that are no cells of ours: the widest table has seven. */
const mostCells = 16

const titles: readonly (readonly [RegExp, TableKind])[] = [
  [/Net device info/, 'devices'],
  [/Route (?:IPv4 )?info/, 'route-ipv4'],
  [/Route IPv6 info/, 'route-ipv6'],
]

/** The piece of a table that a line holds, wherever in the line it begins. */
export function tablePiece(line: LogLine): TablePiece | undefined {
  const at = line.text.indexOf(marker)
  if (at === -1) return undefined
  const start = at + marker.length
  const payload = line.text.slice(start).trimEnd()
  if (payload.startsWith('|')) {
    // Behind the last divider is nothing, or a cell that was cut.
    const cells = payload.slice(1).split('|').slice(0, -1).slice(0, mostCells)
    return {
      kind: 'cells',
      cells: cells.map((cell) => cell.trim()),
      place: placeIn(line, start, start + payload.length),
    }
  }
  if (!/^\+.*[A-Za-z]/.test(payload)) return undefined
  return { kind: 'title', table: titles.find(([title]) => title.test(payload))?.[1] ?? 'other' }
}

/** The order in every release, for a table whose header was lost. */
const deviceColumns = ['Device', 'Up', 'Address', 'Mask', 'Scope', 'Hw-Address']

export const isHeader = ([first]: readonly string[]): boolean =>
  first === 'Device' || first === 'Route' || first === 'Keytype'

type Cell = (column: string) => string

/** The cell below a column's name; `.` and what is missing are empty. */
const cellsBelow =
  (columns: readonly string[], cells: readonly string[]): Cell =>
  (column) => {
    const cell = cells[columns.indexOf(column)] ?? ''
    return cell === '.' ? '' : cell
  }

export function deviceRow(
  header: readonly string[] | undefined,
  cells: readonly string[],
  place: LogPlace,
): DeviceRow | undefined {
  const cell = cellsBelow(header ?? deviceColumns, cells)
  const name = cell('Device')
  const up = cell('Up')
  if (!/^[^\s/|]{1,64}$/.test(name) || (up !== 'True' && up !== 'False')) return undefined
  return {
    name,
    up: up === 'True',
    mac: macOf(cell('Hw-Address')),
    address: addressOf(cell('Address'), cell('Mask')),
    place,
  }
}

const macOf = (text: string): string | null =>
  /^[0-9a-f]{2}(?::[0-9a-f]{2}){5,19}$/i.test(text) ? text.toLowerCase() : null

/** IPv4 and its mask stand apart, IPv6 carries its prefix. */
function addressOf(address: string, mask: string): string | null {
  if (!/^[0-9a-f.:]{2,45}(?:%\w{1,16})?(?:\/\d{1,3})?$/i.test(address)) return null
  const prefix = address.includes('/') ? undefined : prefixOf(mask)
  return prefix === undefined ? address : `${address}/${prefix}`
}

/** Dotted, or in hex as BSD prints it. */
function prefixOf(mask: string): number | undefined {
  const hex = /^0x([0-9a-f]{8})$/i.exec(mask)?.[1]
  const octets = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(mask) ? mask.split('.').map(Number) : undefined
  const bits = hex
    ? Number.parseInt(hex, 16).toString(2)
    : octets?.map((octet) => octet.toString(2).padStart(8, '0')).join('')
  const padded = bits?.padStart(32, '0')
  return padded !== undefined && /^1*0*$/.test(padded) && padded.length === 32
    ? padded.indexOf('0') === -1
      ? 32
      : padded.indexOf('0')
    : undefined
}

/** Before 18.3 the IPv6 table was netstat's, whose columns name no route. */
export function routeRow(
  family: ObservedRoute['family'],
  header: readonly string[] | undefined,
  cells: readonly string[],
  place: LogPlace,
): ObservedRoute | undefined {
  const cell = cellsBelow(header ?? [], cells)
  const destination = cell('Destination')
  const device = cell('Interface')
  if (destination === '' || device === '') return undefined
  return { family, destination, gateway: cell('Gateway'), interface: device, flags: cell('Flags'), place }
}
