import { isFalse } from '../yaml/is-false.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { child, keyText } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import { pythonStr } from '../yaml/python-text.ts'
import { segmentsOf } from '../yaml/scalar-origin.ts'
import { locate, type SourceText } from '../yaml/source-text.ts'
import { attach, type Collected, ensureRoom, firstLine, tooMuch, UserDataFailure } from './attached.ts'
import { mainType } from './mime/header.ts'
import { recognise } from './recognise.ts'
import { decodeUtf8, utf8Size } from './surrogate-escape.ts'

/** `#cloud-config-archive`: a YAML list of parts. They are attached as they are: nothing in them is taken apart again. */
export function explodeArchive(source: SourceText, collected: Collected): void {
  const { losses, limits } = collected
  if (source.text.length > limits.cloudConfigBytes) throw tooMuch('cloudConfigBytes', source)
  const document = loadPyYaml(source.text)
  if (document.status === 'refused') {
    losses.push({ reason: 'archive-not-yaml', source, range: document.problem.range })
    return
  }
  const { root } = document
  if (root === null || root.kind === 'null') return
  const entries = entriesOf(root)
  if (!entries) losses.push({ reason: 'archive-not-list', source, range: firstLine(source.text) })
  for (const entry of entries ?? []) {
    if (entry.kind === 'mapping') attachEntry(source, entry, collected)
    else if (entry.kind === 'string') attachContent(source, entry, undefined, entry, collected)
    else losses.push({ reason: 'archive-entry-ignored', source, range: entry.range })
  }
}

function entriesOf(root: YamlNode): readonly YamlNode[] | undefined {
  if (root.kind === 'sequence') return root.items
  return root.kind === 'mapping' && root.set ? root.entries.map(({ key }) => key) : undefined
}

/** Keys with a meaning of their own; each other one becomes a header, and a header is text. */
const known = new Set([
  'content',
  'filename',
  'type',
  'launch-index',
  'content-disposition',
  'number-attachments',
  'content-type',
])

function attachEntry(source: SourceText, entry: MappingNode, collected: Collected): void {
  for (const { key, value } of entry.entries) {
    const isHeader = key.kind === 'string' && !known.has(key.value.toLowerCase())
    if (key.kind !== 'string' || (isHeader && value.kind !== 'string' && value.kind !== 'null'))
      throw malformed(source, key, keyText(key))
  }
  attachContent(source, child(entry, 'content'), entry, entry, collected)
}

function attachContent(
  source: SourceText,
  content: YamlNode | undefined,
  entry: MappingNode | undefined,
  at: YamlNode,
  collected: Collected,
): void {
  if (content?.kind === 'string') ensureRoom(collected, source, content.value.length)
  const payload = payloadOf(source, content, at)
  if (payload === undefined) throw malformed(source, content ?? at, 'content')
  const type = typeOf(source, child(entry, 'type'), payload.text, content?.kind === 'binary')
  const header = (name: string) => {
    const value = child(entry, name)
    return value?.kind === 'string' && value.value !== '' ? value.value : undefined
  }
  const fileName = child(entry, 'filename')
  const launchIndex = child(entry, 'launch-index')
  attach(collected, {
    ...{ type, from: 'archive', text: payload, size: utf8Size(payload.text) },
    fileName: fileName && pythonStr(fileName),
    launchIndex: launchIndex && pythonStr(launchIndex),
    mergeType: header('Merge-Type') ?? header('X-Merge-Type'),
  })
}

/** Text, or bytes of `!!binary`; no content is empty text. Of anything else cloud-init makes an exception. */
function payloadOf(source: SourceText, content: YamlNode | undefined, at: YamlNode): SourceText | undefined {
  const whole = locate(source, (content ?? at).range)
  const text = (value: string, segments: ReturnType<typeof segmentsOf>): SourceText => ({
    ...{ file: source.file, text: value },
    origin: { source, whole, segments },
  })
  if (content === undefined) return text('', [])
  if (content.kind === 'string') return text(content.value, segmentsOf(source.text, content))
  if (content.kind !== 'binary') return undefined
  return text(decodeUtf8(Uint8Array.from(atob(content.value), (byte) => byte.charCodeAt(0))), [])
}

function typeOf(source: SourceText, node: YamlNode | undefined, text: string, binary: boolean): string {
  if (node === undefined || isFalse(node))
    return recognise(text) ?? (binary ? 'application/octet-stream' : 'text/cloud-config')
  if (node.kind !== 'string' || mainType(node.value) === node.value) throw malformed(source, node, 'type')
  return node.value.toLowerCase()
}

const malformed = (source: SourceText, { range }: YamlNode, name: string): UserDataFailure =>
  new UserDataFailure({ reason: 'archive-entry-malformed', source, range, name })
