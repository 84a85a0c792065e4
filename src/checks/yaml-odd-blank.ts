import type { MappingNode, Range, YamlNode } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

/** Blanks that are letters to YAML. */
const oddBlank = /^[\u00a0\u2000-\u200b\u202f\u3000\ufeff]|[\u00a0\u2000-\u200b\u202f\u3000\ufeff]$/

export const yamlOddBlank = defineCheck({
  code: 'yaml-odd-blank',
  title: 'A no-break blank is part of a key',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['YAML 1.1, 5.5 (white space is space and tab alone)', 'PyYAML 6: scanner.py'],
  *find({ metaData, networkConfig, cloudConfigs, sources }) {
    const ofMetaData = metaData.document?.status === 'loaded' ? metaData.document.root : null
    const documents = [
      { source: sources['meta-data'], root: ofMetaData },
      { source: sources['network-config'], root: networkConfig.root },
      ...cloudConfigs,
    ]
    for (const { source, root } of documents) {
      const found = source && root ? firstOddKey(root) : undefined
      if (source && found)
        yield { at: locate(source, found.range), args: { ...found.args, file: source.file } }
    }
  },
  message: ({ file, key, code }) =>
    `the key "${key}" of ${file} has a no-break or other odd blank (${code}) at its edge; YAML takes it for a letter, not for a space, so the key has another name and stands at the wrong indentation`,
  help: () =>
    'Retype the blanks of the file as plain spaces (U+0020); they often come with text copied from a web page.',
})

interface OddKey {
  readonly range: Range
  readonly args: { readonly key: string; readonly code: string }
}

/** One is enough: where a file has one it has them on most lines. A node behind several aliases is looked at once. */
function firstOddKey(root: YamlNode): OddKey | undefined {
  const seen = new Set<YamlNode>()
  const waiting: YamlNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.kind === 'sequence') waiting.push(...node.items)
    if (node.kind !== 'mapping') continue
    const found = oddKeyOf(node)
    if (found) return found
    for (const { value } of node.entries) waiting.push(value)
  }
  return undefined
}

function oddKeyOf({ entries }: MappingNode): OddKey | undefined {
  for (const { key } of entries) {
    const blank = key.kind === 'string' && key.plain ? oddBlank.exec(key.value) : null
    if (!blank || key.kind !== 'string') continue
    const code = `U+${blank[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    return {
      range: key.range,
      args: { key: key.value.replaceAll(/[\u0080-\uffff]/g, '').slice(0, 60), code },
    }
  }
  return undefined
}
