import { isBreakOrEnd, skipSpaces, skipToBreak } from './characters.ts'
import { refuse } from './problem.ts'

/** Tag handles and what they stand for, as `%TAG` lines may set them. */
export type TagHandles = ReadonlyMap<string, string>

export const coreTag = (name: string): string => `tag:yaml.org,2002:${name}`

export const standardHandles: TagHandles = new Map([
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
])

const uri = String.raw`(?:[-0-9A-Za-z;/?:@&=+$,_.!~*'()[\]]|%[0-9A-Fa-f]{2})`
const verbatim = new RegExp(`!<(${uri}+)>`, 'y')
const shorthand = new RegExp(`(![-\\w]*!|!)(${uri}+)`, 'y')
const anchor = /[&*]([-0-9A-Za-z_]+)/y

const at = (pattern: RegExp, text: string, start: number): RegExpExecArray | null => {
  pattern.lastIndex = start
  return pattern.exec(text)
}

export interface TagText {
  /** The whole tag; `!` is the non-specific one. */
  readonly tag: string
  readonly end: number
}

export function tagAt(text: string, start: number, handles: TagHandles): TagText {
  const found = readTag(text, start, handles)
  const code = text.charCodeAt(found.end)
  if (code === 0x09) refuse('tab', 'a tab stands where YAML wants spaces', found.end)
  if (code !== 0x20 && !isBreakOrEnd(code))
    refuse('unknown-tag', 'a tag is written wrongly (a plain value cannot begin with !)', start, found.end)
  return found
}

function readTag(text: string, start: number, handles: TagHandles): TagText {
  const next = text.charCodeAt(start + 1)
  if (next === 0x20 || next === 0x09 || isBreakOrEnd(next)) return { tag: '!', end: start + 1 }
  const whole = at(verbatim, text, start)
  if (whole) return { tag: unescapeUri(whole[1] ?? '', start), end: verbatim.lastIndex }
  const short = next === 0x3c ? null : at(shorthand, text, start)
  const prefix = handles.get(short?.[1] ?? '')
  if (!short || prefix === undefined)
    return refuse('unknown-tag', 'a tag is written wrongly (a plain value cannot begin with !)', start)
  return { tag: prefix + unescapeUri(short[2] ?? '', start), end: shorthand.lastIndex }
}

function unescapeUri(escaped: string, start: number): string {
  if (!escaped.includes('%')) return escaped
  try {
    return decodeURIComponent(escaped)
  } catch {
    return refuse('unknown-tag', 'a tag holds an escape that is no UTF-8', start)
  }
}

export interface AnchorText {
  readonly name: string
  readonly end: number
}

/** The name of an anchor or alias whose `&` or `*` stands at `start`. */
export function anchorAt(text: string, start: number): AnchorText {
  const found = at(anchor, text, start)
  const end = anchor.lastIndex
  if (!found || !(isBreakOrEnd(text.charCodeAt(end)) || ' \t?:,]}%@`'.includes(text.charAt(end))))
    return refuse('reserved-indicator', 'a plain value cannot begin with & or *; quote it', start)
  return { name: found[1] ?? '', end }
}

export interface Directives {
  readonly handles: TagHandles
  readonly version: boolean
}

const yamlDirective = /^%YAML +([0-9]+)\.[0-9]+(?=\s|$)/
const tagDirective = new RegExp(`^%TAG +(![-\\w]*!|!) +(${uri}+)(?= |$)`)
const otherDirective = /^%(?!(?:YAML|TAG)(?![-\w]))[-\w]+(?= |$)/

/** Applies the directive line at `start`; `%YAML 1.2` changes no rule, another major version is refused. */
export function directiveAt(text: string, start: number, known: Directives): Directives & { end: number } {
  const end = skipToBreak(text, start)
  const line = text.slice(start, end)
  if (otherDirective.test(line)) return { ...known, end }
  const version = yamlDirective.exec(line)
  const tag = tagDirective.exec(line)
  const used = (version ?? tag)?.[0].length ?? 0
  const rest = skipSpaces(line, used)
  if (used === 0 || (rest < line.length && line[rest] !== '#'))
    return refuse('syntax', 'a line that begins with % is no directive that YAML knows', start, end)
  if (tag) return { ...withHandle(known, tag, start), end }
  if (known.version || Number(version?.[1]) !== 1)
    return refuse('syntax', 'the guest reads YAML 1 only, and one %YAML line', start, end)
  return { ...known, version: true, end }
}

function withHandle(known: Directives, tag: RegExpExecArray, start: number): Directives {
  const [, handle = '', prefix = ''] = tag
  const before = known.handles.get(handle)
  if (before !== undefined && before !== standardHandles.get(handle))
    refuse('syntax', 'a tag handle is declared twice', start)
  return { ...known, handles: new Map([...known.handles, [handle, unescapeUri(prefix, start)]]) }
}
