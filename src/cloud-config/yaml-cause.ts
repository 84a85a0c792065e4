import type { YamlProblem } from '../yaml/load-pyyaml.ts'
import type { Range } from '../yaml/node.ts'
import type { LoadedCloudConfig } from './judge.ts'

/** What a person did that made a cloud-config no YAML. */
export interface YamlCause {
  readonly cause: 'tab' | 'glued-colon' | 'nested-indent' | 'colon-in-command' | 'special-password' | 'other'
  /** The line to edit, which may be the one before that where the reader gives up. */
  readonly range: Range
  /** The key on that line, if it has one. */
  readonly key: string
  /** The key at the left margin that the line belongs to. */
  readonly section: string
  readonly problem: YamlProblem
}

interface Line {
  readonly start: number
  readonly text: string
}

/** `null` where the text loads. Quotes keys of the text, never a value. */
export function yamlCause({ source: { text }, document }: LoadedCloudConfig): YamlCause | null {
  if (document.status === 'loaded') return null
  const { problem } = document
  const lines = linesUpTo(text, problem.range.start)
  const here = lines.at(-1) ?? { start: 0, text: '' }
  const before = lines.slice(0, -1).findLast((line) => !/^\s*(?:#.*)?$/.test(line.text)) ?? here
  const section = lines.findLast((line) => /^[A-Za-z_]/.test(line.text) && line !== here)
  const known = { problem, section: keyOf(section ?? here) }
  const found = (cause: YamlCause['cause'], line: Line, range = problem.range): YamlCause => ({
    ...known,
    ...{ cause, range, key: keyOf(line) },
  })
  if (problem.reason === 'tab') return found('tab', here)
  if (problem.reason === 'leftover') return found('other', here)
  for (const line of [here, before]) {
    const password = passwordRange(line, problem)
    if (password) return found('special-password', line, password)
    const glued = gluedRange(line)
    if (glued && structural.has(problem.reason)) return found('glued-colon', line, glued)
  }
  if (isNested(here, problem)) return found('nested-indent', here, keyRange(here) ?? problem.range)
  const inCommands = known.section === 'runcmd' || known.section === 'bootcmd'
  if (problem.reason === 'colon-in-value' && inCommands) return found('colon-in-command', here)
  return found('other', here)
}

function linesUpTo(text: string, offset: number): readonly Line[] {
  const end = text.slice(offset).search(/[\r\n]/)
  const lines: Line[] = []
  let start = 0
  for (const line of text.slice(0, end === -1 ? text.length : offset + end).split(/\r\n|\r|\n/)) {
    lines.push({ start, text: line })
    start += line.length
    start += text.startsWith('\r\n', start) ? 2 : 1
  }
  return lines
}

const keyPattern = /^(\s*(?:- +)*["']?)([A-Za-z_][\w.-]{0,60})["']?\s*:/

const keyOf = ({ text }: Line): string => keyPattern.exec(text)?.[2] ?? ''

function keyRange({ start, text }: Line): Range | undefined {
  const [, indent = '', key = ''] = keyPattern.exec(text) ?? []
  return key === '' ? undefined : { start: start + indent.length, end: start + indent.length + key.length }
}

/** What a missing blank behind a colon leads to: the line is text, and the lines around it do not fit. */
const structural: ReadonlySet<string> = new Set(['missing-colon', 'colon-in-value', 'indent', 'syntax'])

/** `key:value`; a URL and a time of day are values that may look so. */
function gluedRange(line: Line): Range | undefined {
  return /^\s*(?:- +)*[A-Za-z_][\w-]{0,60}:(?![\s/]|$)/.test(line.text) ? keyRange(line) : undefined
}

/** Signs that begin something else than text. */
const special = /^([#@%`&*!{[|>'"])/

/** The value of a password on this line, if the reader gave up in it or because of it. */
function passwordRange(line: Line, { reason, range }: YamlProblem): Range | undefined {
  const [head = '', key = ''] = /^\s*(?:- +)*["']?([\w-]{1,60})["']?\s*:\s+(?=\S)/.exec(line.text) ?? []
  if (!/passw|^pass$|secret|token/i.test(key)) return undefined
  const value = line.text.slice(head.length).trimEnd()
  const start = line.start + head.length
  const onThisLine = range.start >= start && range.start <= start + value.length
  if (!special.test(value) && !(reason === 'colon-in-value' && onThisLine)) return undefined
  return { start, end: start + value.length }
}

/** A key that is indented like none of its neighbours, or as if it went on with the value of the line above. */
function isNested(line: Line, { reason, range }: YamlProblem): boolean {
  if (reason === 'indent') return /^\s*(?:- |[A-Za-z_][\w.-]*:(?:\s|$))/.test(line.text)
  const before = line.text.slice(0, range.start - line.start)
  return reason === 'colon-in-value' && /^\s+[A-Za-z_][\w.-]*$/.test(before)
}
