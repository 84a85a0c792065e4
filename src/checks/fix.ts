import type { Edit, Fix, Place } from '../findings/finding.ts'
import type { Location, SourceText } from '../yaml/source-text.ts'
import type { Subject } from './subject.ts'

/** What a check knows of a remedy: the text for the place of its finding, or for another place. */
export interface Remedy {
  readonly title: string
  readonly safe: boolean
  readonly replacement: string
  /** Default: the place of the finding. */
  readonly at?: Place | undefined
}

/** A remedy as edits; none where the text stands nowhere in the file as it is (base64, folded lines), or spans lines. */
export function fixOf(
  remedy: Remedy | undefined,
  found: Place | undefined,
  subject: Subject,
): Fix | undefined {
  const place = remedy?.at ?? found
  if (!remedy || !place || !isLocation(place) || isWhole(place, subject)) return undefined
  const { file, line, column, endLine, endColumn } = place
  if (line !== endLine || column === endColumn) return undefined
  const edit: Edit = { file, range: { line, column, endLine, endColumn }, replacement: remedy.replacement }
  return { title: remedy.title, safe: remedy.safe, edits: [edit] }
}

const isLocation = (place: Place): place is Location => 'line' in place

/** The place is the key of a scalar that holds the file in another form. */
const isWhole = (place: Location, { sources }: Subject): boolean =>
  Object.values(sources).some((source: SourceText | undefined) => source?.origin?.whole === place)
