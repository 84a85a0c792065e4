import type { MappingEntry, YamlNode } from './node.ts'

export function entry(node: YamlNode | null | undefined, name: string): MappingEntry | undefined {
  if (node?.kind !== 'mapping') return undefined
  return node.entries.find(({ key }) => key.kind === 'string' && key.value === name)
}

export const child = (node: YamlNode | null | undefined, name: string): YamlNode | undefined =>
  entry(node, name)?.value

export const items = (node: YamlNode | null | undefined): readonly YamlNode[] =>
  node?.kind === 'sequence' ? node.items : []

/** A scalar's text as written for strings, as source for the rest; `undefined` for collections and null. */
export function text(node: YamlNode | null | undefined): string | undefined {
  if (!node || node.kind === 'mapping' || node.kind === 'sequence' || node.kind === 'null') return undefined
  return node.kind === 'string' ? node.value : node.source
}

export function keyText(key: YamlNode): string {
  if (key.kind === 'string') return key.value
  if (key.kind === 'boolean') return key.value ? 'True' : 'False'
  if (key.kind === 'null') return 'None'
  return key.kind === 'mapping' || key.kind === 'sequence' ? '' : String(key.value)
}
