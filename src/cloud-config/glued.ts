import type { YamlNode } from '../yaml/node.ts'

/** `-vim`, or `-vim -git` where lines were joined, or a mapping with a key `-name`: list items without their blank. */
export function isGluedList(node: YamlNode | undefined): boolean {
  if (node?.kind === 'string') return node.plain && /^-[A-Za-z]\S*(?: -[A-Za-z]|$)/.test(node.value)
  if (node?.kind !== 'mapping') return false
  return node.entries.some(({ key }) => key.kind === 'string' && /^-[A-Za-z]/.test(key.value))
}
