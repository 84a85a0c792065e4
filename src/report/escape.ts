/**
 * Text from an image, a manifest or a log, made safe for a terminal: control characters (also C1 and the Unicode
 * bidirectional ones, which reorder what follows) become visible escapes.
 */
export const escapeControls = (text: string): string =>
  control.test(text) ? escapeEach(text, controls, visible) : text

const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
const controls = new RegExp(control, 'g')

/** The same for a text of several lines, whose line breaks and tabs stay. */
export const escapeControlsInLines = (text: string): string => escapeEach(text, controlsInLines, visible)

const controlsInLines =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const visible = (character: string): string => names[character] ?? escapeInUnicode(character)

const escapeInUnicode = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** What JSON leaves raw and a terminal obeys: DEL, C1 and bidirectional controls. They occur inside strings only. */
export const escapeInJson = (json: string): string => escapeEach(json, controlsInJson, escapeInUnicode)

const controlsInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

const pieceLength = 2 ** 16

/** Piece by piece: where some ten million letters of one text match, V8 ends the process. */
function escapeEach(text: string, pattern: RegExp, replacement: (character: string) => string): string {
  if (text.length <= pieceLength) return text.replace(pattern, replacement)
  let escaped = ''
  for (let at = 0; at < text.length; at += pieceLength)
    escaped += text.slice(at, at + pieceLength).replace(pattern, replacement)
  return escaped
}
