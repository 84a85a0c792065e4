import type { Finding, Place, Severity } from '../findings/finding.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { codeFrame, type FrameOptions, type LinesOf } from './code-frame.ts'
import { driftBlock } from './drift-block.ts'
import { escapeControls } from './escape.ts'
import { fixDiff } from './fix-diff.ts'
import { inputText } from './input-text.ts'
import { linkPicture } from './link-picture.ts'
import type { InspectedResult } from './result.ts'
import { type Style, styleFor } from './style.ts'
import { wrap } from './wrap.ts'

export interface FindingOptions {
  readonly color: boolean
  /** Characters. */
  readonly width: number
  readonly showSecrets: boolean
  readonly linesOf: LinesOf
}

export interface PrettyOptions extends FindingOptions {
  readonly quiet: boolean
  readonly verbose: boolean
}

/** One finding with its lines. */
export const formatFinding = (finding: Finding, options: FindingOptions): string =>
  findingBlock(finding, styleFor(options.color), options)

/** The report for people: headline first, then each finding with its line, what happens in the guest, and what to do. */
export function formatPretty(result: InspectedResult, options: PrettyOptions): string {
  const style = styleFor(options.color)
  const blocks = [
    ...(options.quiet
      ? []
      : [
          heading(result, style),
          verdictBlock(result.verdict, style, options),
          ...(result.drift ? [driftBlock(result.drift, style, options)] : []),
          linkPicture(result, style),
          guestSaid(result, style),
        ]),
    ...result.findings.map((finding) => inShortOrFull(finding, style, options)),
    ...(options.verbose ? [chainBlock(result.verdict, style)] : []),
    ...(options.quiet ? [] : [gapAfter(result, options) + footer(result, style)]),
  ]
  return `${blocks.filter((block) => block !== '').join('\n')}\n`
}

function heading(result: InspectedResult, style: Style): string {
  const { image, seed, vm, drift, observed } = result
  if (!image && !vm && !drift && observed) return `${style.bold(inputText(result))}   serial log\n`
  const volume =
    image === undefined
      ? drift
        ? drift.relation === 'clone'
          ? 'original and clone'
          : 'before and after'
        : 'predicted'
      : image.format === 'directory'
        ? 'folder'
        : `${image.format} ${labelText(image.label)}`
  const names = seed.files.map(({ name }) => name)
  const files = names.length > 0 ? names.join(', ') : 'no seed files'
  const network = names.includes('network-config') ? '' : ' · no network-config'
  const machine = vm ? `   ${vm.kind} ${vm.namespace ?? 'default'}/${vm.name}` : ''
  const input = drift ? `${escapeControls(drift.older)} → ${inputText(result)}` : inputText(result)
  return `${style.bold(input)}   ${escapeControls(`${volume} · ${files}${network}${machine}`)}\n`
}

/** Whose word it is, and how much of it: of several boots the last one counts. */
function guestSaid({ observed }: InspectedResult, style: Style): string {
  if (!observed) return ''
  const { boots, cloudInitVersion, datasource } = observed
  const count = boots === 1 ? '1 boot' : `${boots} boots, the last one counts`
  const parts = [count, cloudInitVersion && `cloud-init ${cloudInitVersion}`, datasource]
  return style.faint(`  guest said: ${escapeControls(parts.filter((part) => part).join(' · '))}\n`)
}

const labelText = (label: string | null): string => (label === null ? 'without label' : `"${label}"`)

const marks = {
  reachable: ['✔ REACHABLE', 'good'],
  unreachable: ['✖ UNREACHABLE', 'error'],
  'at-risk': ['▲ AT RISK', 'warning'],
  unknown: ['? UNKNOWN', 'info'],
} as const

function verdictBlock(
  { outcome, headline, confidence }: Verdict,
  style: Style,
  { width }: PrettyOptions,
): string {
  const [mark, paint] = marks[outcome]
  const doubt = confidence === 'certain' ? '' : ` (${confidence})`
  const lines = wrap(escapeControls(headline), width, '  ')
  return `${style[paint](style.bold(mark))}${doubt}\n${lines}\n`
}

/** One screen: a warning is told without its lines, and an info on one, unless they are asked for. */
function inShortOrFull(finding: Finding, style: Style, options: PrettyOptions): string {
  if (finding.severity === 'error' || options.verbose) return findingBlock(finding, style, options)
  return finding.severity === 'warning'
    ? `${findingHead(finding, style)}\n${sentences(finding, options)}`
    : onOneLine(finding, style, options)
}

/** Blocks end with an empty line, lines do not. */
const gapAfter = ({ findings }: InspectedResult, { verbose }: PrettyOptions): string =>
  !verbose && findings.at(-1)?.severity === 'info' ? '\n' : ''

/** As much of the sentence as the line holds; where a long place leaves too little, none of it. */
function onOneLine(finding: Finding, style: Style, { width }: PrettyOptions): string {
  const head = findingHead(finding, style)
  const room = width - findingHead(finding, styleFor(false)).length - 3
  const text = escapeControls(finding.message)
  if (room < 12) return head
  return `${head}   ${style.faint(text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`)}`
}

const paints = { error: 'error', warning: 'warning', info: 'info' } as const satisfies Record<
  Severity,
  keyof Style
>

function findingBlock(finding: Finding, style: Style, options: FindingOptions): string {
  const { location, related = [] } = finding
  const frames = [
    frame(location, '', style, options),
    ...related.map(
      ({ location: place, message: note }) =>
        `    ${placeText(place)}\n${frame(place, note, style, options)}`,
    ),
  ]
  return `${findingHead(finding, style)}\n${frames.join('')}${sentences(finding, options)}${fixText(finding, style, options)}`
}

/** What the fix makes of the lines; its title before them where there is a guess in it. */
function fixText(
  { fix, location }: Finding,
  style: Style,
  { linesOf, showSecrets, width }: FindingOptions,
): string {
  if (!fix) return ''
  const optionsFor = (file: string) => frameOptionsFor(file, showSecrets)
  const rows = fixDiff(fix, location?.file ?? '', style, linesOf, optionsFor)
  const title = wrap(escapeControls(`to be looked at first: ${fix.title}`), width, '           ')
  return (fix.safe ? rows : [title, ...rows]).map((row) => `${row}\n`).join('')
}

const findingHead = ({ severity, code, location }: Finding, style: Style): string =>
  `  ${style[paints[severity]](severity.padEnd(8))} ${style.bold(code)}   ${location ? placeText(location) : ''}`.trimEnd()

function sentences({ message, help }: Finding, { width }: FindingOptions): string {
  const advice = help === undefined ? '' : `${labelled('fix', help, width)}\n`
  return `${labelled('guest', message, width)}\n${advice}`
}

const labelled = (label: string, text: string, width: number): string => {
  const [first = '', ...rest] = wrap(escapeControls(text), width, '           ').split('\n')
  return [`     ${label.padEnd(5)} ${first.trimStart()}`, ...rest].join('\n')
}

export function placeText(place: Place): string {
  const file = escapeControls(place.file)
  return 'line' in place ? `${file}:${place.line}:${place.column}` : file
}

function frameOptionsFor(file: string, showSecrets: boolean): FrameOptions {
  // A file of an older seed has its input before its name.
  const name = file.split('/').pop()
  if (name === 'network-config' || name === 'meta-data') return { quote: 'line', showSecrets }
  return { quote: name === 'user-data' || name === 'vendor-data' ? 'key' : 'token', showSecrets }
}

function frame(
  place: Place | undefined,
  note: string,
  style: Style,
  { linesOf, showSecrets }: FindingOptions,
): string {
  if (!place || !('line' in place)) return ''
  const lines = linesOf(place.file)
  return lines
    ? codeFrame(place, lines, escapeControls(note), style, frameOptionsFor(place.file, showSecrets))
    : ''
}

function chainBlock({ chain }: Verdict, style: Style): string {
  const paint = { ok: style.good, broken: style.error, unknown: style.info, skipped: style.faint } as const
  const steps = chain.map(({ step, status, code }) =>
    paint[status](`${step} ${status}${code === undefined ? '' : ` (${code})`}`),
  )
  return `  ${steps.join(' → ')}\n`
}

function footer({ findings, skipped, suppressed = [] }: InspectedResult, style: Style): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('info'), 'info'),
  ]
  const missing = [...new Set(skipped.map((check) => check.missing))].filter(
    (need) => need === 'vm' || need === 'secrets' || need === 'image',
  )
  const unchecked = missing.length > 0 ? ` · not checked for want of: ${missing.join(', ')}` : ''
  const accepted = suppressed.length > 0 ? ` · ${suppressed.length} accepted` : ''
  const [first] = findings
  const hint = first ? ` · explain: nocloud-inspect explain ${first.code}` : ''
  return style.faint(
    `${parts.filter((part) => part !== '').join(', ') || 'no findings'}${accepted}${unchecked}${hint}`,
  )
}

const plural = (count: number, word: string): string =>
  count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`
