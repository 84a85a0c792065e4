import type { CloudConfig, UserData } from '../user-data/user-data.ts'
import { entry, keyText } from '../yaml/lookup.ts'
import type { MappingEntry } from '../yaml/node.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udPartReplacesKey = defineCheck({
  code: 'ud-part-replaces-key',
  title: 'A later part replaces a list or mapping of an earlier one',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/cloud_config.py', 'cloud-init: mergers/m_dict.py'],
  *find({ userData, vendorData }) {
    yield* replacedKeys(userData)
    yield* replacedKeys(vendorData)
  },
  message: ({ file, key }) =>
    `${file}: a later part has "${key}" too and replaces this one as a whole; parts are not joined unless a merge type says so`,
  help: () =>
    'Give the later part the header "Merge-Type: list(append)+dict(recurse_array)+str()", or put both into one part.',
})

function* replacedKeys({ cloudConfigs }: UserData) {
  const held = new Map<string, { readonly found: MappingEntry; readonly config: CloudConfig }>()
  for (const config of cloudConfigs) {
    const { document, source, replaces } = config
    const root = document.status === 'loaded' ? document.root : null
    for (const { key } of root?.kind === 'mapping' ? root.entries : []) {
      const name = keyText(key)
      const found = entry(root, name)
      const earlier = held.get(name)
      if (earlier && found && replaces && isReplaced(earlier.found, found))
        yield {
          at: locate(earlier.config.source, earlier.found.key.range, [name]),
          args: { file: source.file, key: name },
          related: [{ message: 'replaces it', location: locate(source, found.key.range, [name]) }],
        }
      if (found) held.set(name, { found, config })
    }
  }
}

/** A single value that is set anew is what one expects, and the same again is no loss. */
const isReplaced = (earlier: MappingEntry, later: MappingEntry): boolean =>
  ((earlier.value.kind === 'sequence' && earlier.value.items.length > 0) ||
    (earlier.value.kind === 'mapping' && earlier.value.entries.length > 0)) &&
  later.key.kind === 'string'
