import type { YamlNode } from '../yaml/node.ts'

/** The key of a plain text that was meant as `key: value`; a URL and a text in quotes were not. */
export function gluedKey(node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'string' || !node.plain) return undefined
  return /^([A-Za-z_][\w-]{0,60}):(?![\s/]|$)/.exec(node.value)?.[1]
}

/** `-vim`, or `-vim -git` where lines were joined, or a mapping with a key `-name`: list items without their blank. */
export function isGluedList(node: YamlNode | undefined): boolean {
  if (node?.kind === 'string') return node.plain && /^-[A-Za-z]\S*(?: -[A-Za-z]|$)/.test(node.value)
  if (node?.kind !== 'mapping') return false
  return node.entries.some(({ key }) => key.kind === 'string' && /^-[A-Za-z]/.test(key.value))
}
