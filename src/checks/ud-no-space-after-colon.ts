import type { JudgedCloudConfig } from '../cloud-config/judge.ts'
import { isStringSpot, itemSpots, type Spot, spotAt } from '../cloud-config/spot.ts'
import { yamlCause } from '../cloud-config/yaml-cause.ts'
import { insertion } from '../fixes/tokens.ts'
import { gluedKey } from '../yaml/glued-key.ts'
import { nodeAt } from '../yaml/lookup.ts'
import { type CloudConfigFault, placed } from './cloud-config-check.ts'
import { wholePartDropped } from './cloud-config-yaml-check.ts'
import { defineCheck } from './define-check.ts'

type GluedArgs = Readonly<Record<'key' | 'loss', string>>
type Fault = CloudConfigFault<GluedArgs>

export const udNoSpaceAfterColon = defineCheck({
  code: 'ud-no-space-after-colon',
  title: 'No blank between a colon and the value',
  severity: 'error',
  effect: 'part-dropped',
  sources: ['PyYAML 6: scanner.py', 'https://github.com/canonical/cloud-init/issues/2498'],
  *find({ cloudConfigs }) {
    for (const config of cloudConfigs)
      yield* placed(config, [...refused(config), ...alone(config), ...inside(config)])
  },
  message: ({ key, loss }) =>
    loss === 'file'
      ? `no blank follows the colon after "${key}", so the line is text and the file is not YAML; ${wholePartDropped}`
      : loss === 'root'
        ? `no blank follows the colon after "${key}", so the file is one text instead of a mapping; ${wholePartDropped}`
        : `no blank follows the colon after "${key}", so this is one text instead of a key with a value; the setting is lost`,
  help: ({ key }) => `Write "${key}: " with a blank behind the colon.`,
  fix: ({ key }, { source, range }) => {
    const colon = range.start + key.length
    return source.text.slice(range.start, colon + 1) === `${key}:`
      ? { title: 'Write a blank behind the colon', safe: true, changes: [insertion(source, colon + 1, ' ')] }
      : undefined
  },
})

function* refused(config: JudgedCloudConfig): Iterable<Fault> {
  const found = yamlCause(config)
  if (found?.cause !== 'glued-colon') return
  yield { range: found.range, path: [], args: { key: found.key, loss: 'file' } }
}

function* gluedAt({ node, path, range }: Spot, loss: string): Iterable<Fault> {
  const key = gluedKey(node)
  if (key === undefined) return
  const effect = loss === 'root' ? {} : ({ effect: 'setting-lost' } as const)
  yield { range: { start: range.start, end: range.start + key.length }, path, args: { key, loss }, ...effect }
}

/** The whole document is this line, and lines that go on with it. */
function* alone({ document }: JudgedCloudConfig): Iterable<Fault> {
  if (document.status !== 'loaded' || document.root?.kind !== 'string') return
  yield* gluedAt({ node: document.root, path: [], range: document.root.range }, 'root')
}

/** Where a mapping belongs: an account, or what the schema wants to be one. */
function* inside({ root, schema }: JudgedCloudConfig): Iterable<Fault> {
  if (!root || !schema) return
  const users = spotAt(root, 'users')
  for (const item of users ? itemSpots(users).filter(isStringSpot) : []) yield* gluedAt(item, 'value')
  for (const { rule, path, range, expected } of schema.complaints) {
    const node = rule === 'wrong-type' && expected.includes('a mapping') ? nodeAt(root, path) : undefined
    if (node) yield* gluedAt({ node, path, range }, 'value')
  }
}
