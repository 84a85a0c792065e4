import { type JsonValue, toJson } from '../yaml/json-value.ts'
import { loadPyYaml, type PyYamlDocument } from '../yaml/load-pyyaml.ts'
import { child } from '../yaml/lookup.ts'
import type { SourceText } from '../yaml/source-text.ts'
import type { Attached } from './attached.ts'
import { readTemplate } from './jinja.ts'
import { applyPatch, PatchError } from './json-patch.ts'
import { defaultMergers, isObject, MergeError, type Merger, merge, mergersIn, parseMergers } from './merge.ts'
import type { CloudConfig, UserDataPart } from './part.ts'
import { handlers, whyUnrecognised } from './recognise.ts'
import { firstEscapedByte } from './surrogate-escape.ts'

/** What cloud-init's handlers make of the parts. */
export interface HandedOn {
  readonly parts: readonly UserDataPart[]
  readonly cloudConfigs: readonly CloudConfig[]
  /** All cloud-config parts in one; `null` without any; `undefined` where the guest alone knows, or past a limit. */
  readonly merged: JsonValue | undefined
}

export interface HandOnOptions {
  /** `launch-index` of meta-data, as an integer: parts with another one are left out. */
  readonly launchIndex?: bigint | undefined
  readonly mergedValues: number
  /** Bytes of YAML that are read; what is beyond stays unknown. */
  readonly cloudConfigBytes: number
}

/** Hands the parts to their handlers, in order. */
export function handOn(attached: readonly Attached[], options: HandOnOptions): HandedOn {
  const run = new Run(options)
  const parts = attached.map((part, index) => run.part(part, index))
  return { parts, cloudConfigs: run.cloudConfigs, merged: run.merged }
}

type Outcome = Omit<UserDataPart, 'type' | 'size' | 'text' | 'source'>

class Run {
  readonly cloudConfigs: CloudConfig[] = []
  merged: JsonValue | undefined = null
  private readonly options: HandOnOptions
  /** Texts of part handlers so far: Python modules that name the types they take. */
  private readonly modules: string[] = []
  /** Characters of YAML so far. */
  private read = 0

  constructor(options: HandOnOptions) {
    this.options = options
  }

  part(part: Attached, index: number): UserDataPart {
    const { type, size, text, fileName, url } = part
    const source = url ?? fileName
    return { type, size, ...this.outcome(part, index), ...(source === undefined ? {} : { source }), text }
  }

  private outcome(part: Attached, index: number): Outcome {
    if (part.url !== undefined) return { handled: true, handler: 'include', reason: 'not-fetched' }
    if (this.isLeftOut(part)) return { handled: false, reason: 'launch-index' }
    const handler = handlers[part.type]
    if (handler === undefined) return part.size === 0 ? { handled: true } : this.unhandled(part)
    if (handler === 'part-handler') this.modules.push(part.text.text.slice(0, longestModule))
    if (this.isTooMuch(part)) {
      this.merged = undefined
      return { handled: true, handler, reason: 'too-much' }
    }
    const reason = this.handle(part, index)
    return { handled: true, handler, ...(reason === undefined ? {} : { dropped: true, reason }) }
  }

  /** YAML costs more than other text; nobody writes as much of it. */
  private isTooMuch({ type, size }: Attached): boolean {
    const isYaml = type.startsWith('text/cloud-config') || type === 'text/jinja2'
    return isYaml && this.read + size > this.options.cloudConfigBytes
  }

  private unhandled({ type, text, from }: Attached): Outcome {
    if (this.modules.some((module) => module.includes(type)))
      return { handled: true, handler: 'part-handler' }
    const unnamed = type === 'text/x-not-multipart' || type === 'text/plain'
    if (unnamed) return { handled: false, reason: whyUnrecognised(text.text) }
    return {
      handled: false,
      reason: from === 'archive' && unpackable.has(type) ? 'not-in-archive' : 'unknown-type',
    }
  }

  /** Why it is thrown away, if it is. */
  private handle(part: Attached, index: number): string | undefined {
    const { type, text, mergeType } = part
    const garbled = encodingFault(part)
    if (garbled !== undefined && type.startsWith('text/cloud-config')) this.merged ??= {}
    if (garbled !== undefined) return garbled
    switch (type) {
      case 'text/cloud-config':
        return this.cloudConfig(text, mergeType, index)
      case 'text/cloud-config-jsonp':
        return this.patch(text.text)
      case 'text/jinja2':
        return this.template(text, mergeType, index)
      default:
        return undefined
    }
  }

  private template(source: SourceText, mergeType: string | undefined, index: number): string | undefined {
    const template = readTemplate(source)
    if (template.status === 'lost') return template.reason
    if (template.status === 'plain')
      return this.handle(
        { type: template.type, text: template.source, mergeType, size: 0, from: 'file' },
        index,
      )
    this.merged = undefined
    return undefined
  }

  private cloudConfig(source: SourceText, mergeType: string | undefined, index: number): string | undefined {
    this.read += source.text.length
    const document = loadPyYaml(source.text)
    const replaces = mergeType === undefined && !namesMergers(document)
    this.cloudConfigs.push({ source, document, part: index, replaces })
    this.merged = this.merged === null ? {} : this.merged
    const config = configOf(document)
    if (typeof config === 'string') return config
    try {
      return this.mergeIn(config.value, mergeType ?? '', config.truncated)
    } catch (error) {
      if (error instanceof MergeError) return error.message
      throw error
    }
  }

  private mergeIn(value: JsonValue, mergeType: string, truncated: boolean): string | undefined {
    const { merge_how: how, merge_type: type, ...rest } = isObject(value) ? value : {}
    const inContent = how ?? type ?? null
    // `merge_type` stays where `merge_how` is there.
    const config =
      how !== undefined && how !== null && type !== undefined ? { ...rest, merge_type: type } : rest
    const named: readonly Merger[] = [
      ...(inContent === null ? [] : mergersIn(inContent)),
      ...parseMergers(mergeType),
    ]
    const mergers = named.length > 0 ? named : defaultMergers
    if (!mergers.some(([name]) => name === 'dict')) return 'merge-without-dict'
    if (this.merged === undefined) return undefined
    const merged = merge(mergers, this.merged, config)
    this.merged = truncated || countUpTo(merged, this.options.mergedValues) ? undefined : merged
    return undefined
  }

  /** RFC 6902 JSON Patch on what is merged so far. */
  private patch(text: string): string | undefined {
    this.merged = this.merged === null ? {} : this.merged
    try {
      const patch: JsonValue = JSON.parse(text.trimStart().replace(/^#cloud-config-jsonp/, ''))
      if (this.merged === undefined) return undefined
      this.merged = applyPatch(this.merged, patch)
      return undefined
    } catch (error) {
      if (error instanceof SyntaxError) return 'not-json'
      if (error instanceof PatchError) return 'patch-does-not-fit'
      throw error
    }
  }

  /** A number of a part's own, in its header or its content, against that of meta-data. */
  private isLeftOut({ type, text, launchIndex }: Attached): boolean {
    const { launchIndex: wanted } = this.options
    if (wanted === undefined || text.text.length > this.options.cloudConfigBytes) return false
    const own = launchIndex ?? (type === 'text/cloud-config' ? launchIndexIn(text.text) : undefined)
    return (
      own !== undefined && (/^\s*[+-]?\d{1,18}\s*$/.test(own) ? BigInt(own.trim()) : undefined) !== wanted
    )
  }
}

/**
 * Characters that no YAML reader lets pass, and that no file can be written with: the part goes with them. `mime-not-ascii`:
 * the way through MIME has made them.
 */
function encodingFault({ type, text: { text }, damaged }: Attached): string | undefined {
  if (firstEscapedByte(text) !== -1) return damaged ? 'mime-not-ascii' : 'not-utf8'
  return type === 'text/cloud-config' && /\0\s*$/.test(text.slice(-64)) ? 'trailing-nul' : undefined
}

const namesMergers = (document: PyYamlDocument): boolean =>
  document.status === 'loaded' &&
  (child(document.root, 'merge_how') ?? child(document.root, 'merge_type')) !== undefined

/** Characters of a part handler in which its types are looked for. */
const longestModule = 65_536

/** Types that stand for others; in an archive they stand for themselves, and nothing takes them. */
const unpackable: ReadonlySet<string> = new Set([
  'text/cloud-config-archive',
  'text/x-include-url',
  'text/x-include-once-url',
])

/** The mapping that is merged, or why there is none. */
function configOf(document: PyYamlDocument) {
  if (document.status === 'refused') return 'not-yaml'
  const { root } = document
  if (root === null || root.kind === 'null') return 'empty'
  return root.kind === 'mapping' && !root.set ? toJson(root) : 'not-mapping'
}

function launchIndexIn(text: string): string | undefined {
  if (!text.includes('launch-index')) return undefined
  const document = loadPyYaml(text)
  const config = configOf(document)
  const value =
    typeof config !== 'string' && isObject(config.value) ? config.value['launch-index'] : undefined
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined
}

/** Whether a value holds more than `most` values. */
function countUpTo(value: JsonValue, most: number): boolean {
  let left = most
  const walk = (each: JsonValue): boolean => {
    if (--left < 0) return true
    if (each === null || typeof each !== 'object') return false
    return Object.values(each).some(walk)
  }
  return walk(value)
}
