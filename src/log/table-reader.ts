import { type LogLine, type LogPlace, placeIn } from './log-line.ts'
import { type DeviceRow, linksOf, type ObservedLink } from './observed-link.ts'
import { deviceRow, isHeader, type ObservedRoute, routeRow, type TableKind, tablePiece } from './table.ts'

export interface Tables {
  /** Where the table `Net device info` begins; `null`: there is none. */
  readonly table: LogPlace | null
  readonly links: readonly ObservedLink[]
  readonly routes: readonly ObservedRoute[]
}

export interface TableReader {
  /** Whether the line was one of a table. */
  read(line: LogLine): boolean
  /** Whether it begins a second table of devices; a guest prints one per boot. */
  isNext(line: LogLine): boolean
  result(): Tables
}

/** A log may begin within a table. */
const firstTable: TableKind = 'devices'

/** The tables of one boot, of at most so many rows. */
export function tableReader(mostRows: number): TableReader {
  const rows: DeviceRow[] = []
  const routes: ObservedRoute[] = []
  let begin: LogPlace | null = null
  let table: TableKind = firstTable
  let header: readonly string[] | undefined

  const readRow = (cells: readonly string[], place: LogPlace): void => {
    if (table === 'other' || rows.length + routes.length >= mostRows) return
    if (table === 'devices') {
      const row = deviceRow(header, cells, place)
      if (row) rows.push(row)
      if (row) begin ??= place
      return
    }
    const route = routeRow(table === 'route-ipv4' ? 'ipv4' : 'ipv6', header, cells, place)
    if (route) routes.push(route)
  }
  return {
    read(line) {
      const piece = tablePiece(line)
      if (piece?.kind === 'title') {
        table = piece.table
        header = undefined
        if (table === 'devices') begin = placeIn(line, 0, line.text.length)
      } else if (piece && isHeader(piece.cells)) header = piece.cells
      else if (piece) readRow(piece.cells, piece.place)
      return piece !== undefined
    },
    isNext(line) {
      const piece = tablePiece(line)
      return rows.length > 0 && piece?.kind === 'title' && piece.table === 'devices'
    },
    result: () => ({ table: begin, links: linksOf(rows), routes }),
  }
}
