import type { YamlNode } from './node.ts'

/** The key of a plain text that was meant as `key: value`; a URL and a text in quotes were not. */
export function gluedKey(node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'string' || !node.plain) return undefined
  return /^([A-Za-z_][\w-]{0,60}):(?![ \t\r\n/]|$)/.exec(node.value)?.[1]
}
