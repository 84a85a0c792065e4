/**
 * Text from an image, a manifest or a log, made safe for a terminal: control characters (also C1 and the Unicode
 * bidirectional ones, which reorder what follows) become visible escapes.
 */
export const escapeControls = (text: string): string =>
  control.test(text) ? text.replace(controls, visible) : text

const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
const controls = new RegExp(control, 'g')

/** The same for a text of several lines, whose line breaks and tabs stay. */
export const escapeControlsInLines = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    visible,
  )

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const visible = (character: string): string =>
  names[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
