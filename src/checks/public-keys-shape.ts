import { kindInWords } from '../findings/kind-in-words.ts'
import { isFalse } from '../yaml/is-false.ts'
import { child, keyText } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const publicKeysShape = defineCheck({
  code: 'public-keys-shape',
  title: 'public-keys has a form that gives no key',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: sources/__init__.py (normalize_pubkey_data)'],
  *find({ metaData: { root, source } }) {
    const node = root && child(root, 'public-keys')
    if (!node || !source || isFalse(node)) return
    for (const { found, path } of keyless(node))
      yield {
        at: locate(source, found.range, ['public-keys', ...path]),
        args: { kind: kindInWords(found.kind) },
      }
  },
  message: ({ kind }) =>
    `public-keys takes text, a list of texts, or a mapping of names to these, and this is ${kind}: no key comes of it`,
  help: () => 'Write a list with one key a line. The form of EC2 (0: {openssh-key: …}) is not read here.',
})

/** What is passed over, or is no key: of a list its items, of a mapping its values. */
function* keyless(node: YamlNode): Generator<{ found: YamlNode; path: readonly (string | number)[] }> {
  if (node.kind === 'string') return
  if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries())
      if (item.kind !== 'string') yield { found: item, path: [index] }
  } else if (node.kind === 'mapping' && !node.set) {
    for (const { key, value } of node.entries)
      if (value.kind !== 'string' && value.kind !== 'sequence') yield { found: value, path: [keyText(key)] }
  } else if (node.kind !== 'mapping') yield { found: node, path: [] }
}
