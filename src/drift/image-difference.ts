import { defaultLimits } from '../bytes/limits.ts'
import type { PredictedFile, PredictedFileName, Prediction } from '../kubevirt/predict-seed.ts'
import type { Secret } from '../kubevirt/secret.ts'
import { readNetworkConfig } from '../network-config/network-config.ts'
import { readUnpacked } from '../user-data/user-data.ts'
import { toJsonValue } from '../yaml/json-value.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { keyText } from '../yaml/lookup.ts'
import type { Range } from '../yaml/node.ts'
import type { DriftSide } from './drift-side.ts'
import { compareNetwork, sortedJson } from './network-change.ts'
import { isSameCloudConfig } from './payload-change.ts'

/** How a file of an image is not what KubeVirt would write now. */
export interface Difference {
  /** `added`: the manifests give no such file. */
  readonly kind: 'content' | 'added'
  /** The first line of the image's file that differs, from 1. */
  readonly line: number | null
  /** That line in the image's file, and the one that stands there in the predicted file. */
  readonly range: Range
  readonly otherRange: Range
  /** cloud-init makes the same of both. */
  readonly harmless: boolean
}

/**
 * `undefined` where the two are equal, byte for byte, or cannot be compared; that a file is missing from the image, and
 * that the identity is another, is told by checks of their own.
 */
export function differenceOf(
  name: PredictedFileName,
  side: DriftSide,
  { files }: Prediction,
): Difference | undefined {
  const predicted = files[name]
  const text = side.sources[name]?.text
  if (text === undefined || predicted.status === 'unknown') return undefined
  const nowhere = { start: 0, end: 0 }
  if (predicted.status === 'absent')
    return { kind: 'added', line: null, range: nowhere, otherRange: nowhere, harmless: false }
  const other = predicted.source.text
  if (text === other) return undefined
  if (name === 'meta-data') return metaDataDifference(text, other)
  const line = firstDifference(text, other)
  return {
    kind: 'content',
    line: line + 1,
    range: rangeOfLine(text, line),
    otherRange: rangeOfLine(other, line),
    harmless: isSameMeaning(name, side, predicted),
  }
}

/** Whatever the form, the same members but for the identity; else the first one that differs. */
function metaDataDifference(text: string, other: string): Difference | undefined {
  const [own, expected] = [text, other].map(membersOf)
  if (!own || !expected) return undefined
  const differing = [...new Set([...own.keys(), ...expected.keys()])].find(
    (key) => own.get(key)?.value !== expected.get(key)?.value,
  )
  if (differing === undefined) return undefined
  const range = own.get(differing)?.range ?? rangeOfLine(text, 0)
  const otherRange = expected.get(differing)?.range ?? rangeOfLine(other, 0)
  const line = text.slice(0, range.start).split('\n').length
  return { kind: 'content', line, range, otherRange, harmless: false }
}

interface Member {
  readonly value: string
  readonly range: Range
}

/** `undefined` for what is no mapping. */
function membersOf(text: string): ReadonlyMap<string, Member> | undefined {
  const document = loadPyYaml(text)
  if (document.status === 'refused' || document.root?.kind !== 'mapping') return undefined
  const entries = document.root.entries.filter(({ key }) => keyText(key) !== 'instance-id')
  return new Map(
    entries.map(({ key, value }) => [
      keyText(key),
      { value: sortedJson(toJsonValue(value)), range: value.range },
    ]),
  )
}

function isSameMeaning(
  name: 'user-data' | 'network-config',
  side: DriftSide,
  predicted: PredictedFile & { readonly status: 'known' },
): boolean {
  if (name === 'network-config')
    return compareNetwork(side.networkConfig, readNetworkConfig(predicted.source.text)) === 'same'
  return isSameCloudConfig(side.userData, readUnpacked(predicted.bytes, predicted.source, defaultLimits))
}

/** Counts from 0. */
function firstDifference(text: string, other: string): number {
  const [a, b] = [text.split('\n'), other.split('\n')]
  let line = 0
  while (line < a.length && a[line] === b[line]) line++
  return line
}

/** The line's text without its indentation, at most so many letters; the last line where there are fewer. */
function rangeOfLine(text: string, line: number): Range {
  let start = 0
  for (let index = 0; index < line; index++) {
    const next = text.indexOf('\n', start)
    if (next === -1 || next === text.length - 1) break
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  const whole = text.slice(start, end === -1 ? text.length : end)
  const indent = whole.length - whole.trimStart().length
  return { start: start + indent, end: start + Math.max(indent, Math.min(whole.trimEnd().length, 120)) }
}

/** The last time that one of the Secrets changed after the image was made; clocks may differ by so much. */
export function changedSince(created: string | null, secrets: readonly Secret[]): string | null {
  if (created === null) return null
  const times = secrets.flatMap(({ changed }) => changed ?? []).sort()
  const last = times.at(-1)
  return last !== undefined && Date.parse(last) > Date.parse(created) + clockSkew ? last : null
}

/** Milliseconds. */
const clockSkew = 60_000
