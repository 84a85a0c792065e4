import type { Severity } from '../findings/finding.ts'
import { loadGoYaml } from '../yaml/load-go.ts'
import { items, keyText, text } from '../yaml/lookup.ts'
import type { MappingEntry, MappingNode, Range, YamlNode } from '../yaml/node.ts'
import { type Location, locate, type SourceText } from '../yaml/source-text.ts'

/** `nocloud-inspect.yaml`, by schemas/config.json. */
export interface Config {
  readonly severity: ReadonlyMap<string, Severity | 'off'>
  readonly ignore: readonly IgnoreRule[]
  /** Globs of files that are not read, as in a `.gitignore`. */
  readonly exclude: readonly string[]
}

export interface IgnoreRule {
  /** `null`: every code. */
  readonly code: string | null
  readonly paths: readonly string[]
  readonly reason: string
  readonly place: Location
}

export type ConfigResult =
  | { readonly status: 'read'; readonly config: Config }
  | { readonly status: 'broken'; readonly problems: readonly ConfigProblem[] }

export interface ConfigProblem {
  readonly message: string
  readonly place: Location
}

const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off']

/** Reads a configuration; each thing wrong with it is told with its place. `codes` are those of the checks. */
export function readConfig(source: SourceText, codes: ReadonlySet<string>): ConfigResult {
  const reading: Reading = { source, codes, problems: [] }
  const { documents } = loadGoYaml(source.text)
  const [document, another] = documents
  if (another) complain(reading, another.range, 'one document is expected, and here begins another')
  if (document?.status === 'refused') complain(reading, document.problem.range, document.problem.message)
  const root = document?.status === 'loaded' ? document.root : null
  const config = readRoot(reading, root)
  return reading.problems.length === 0
    ? { status: 'read', config }
    : { status: 'broken', problems: reading.problems }
}

interface Reading {
  readonly source: SourceText
  readonly codes: ReadonlySet<string>
  readonly problems: ConfigProblem[]
}

function complain({ source, problems }: Reading, { start, end }: Range, message: string): void {
  problems.push({ message, place: locate(source, { start, end }) })
}

function readRoot(reading: Reading, root: YamlNode | null): Config {
  const mapping = root === null || root.kind === 'null' ? null : mappingOf(reading, root, 'the configuration')
  const fields = fieldsOf(reading, mapping, ['severity', 'ignore', 'exclude'])
  const severity = fields.get('severity')
  const ignore = fields.get('ignore')
  const exclude = fields.get('exclude')
  return {
    severity: severity ? readSeverities(reading, severity) : new Map(),
    ignore: ignore ? listOf(reading, ignore, 'ignore').flatMap((node) => readRule(reading, node)) : [],
    exclude: exclude ? textsOf(reading, exclude, 'exclude') : [],
  }
}

function readSeverities(reading: Reading, node: YamlNode): ReadonlyMap<string, Severity | 'off'> {
  const found = new Map<string, Severity | 'off'>()
  for (const { key, value } of mappingOf(reading, node, 'severity')?.entries ?? []) {
    const code = knownCode(reading, key)
    // YAML reads an unquoted off as false.
    const word = value.kind === 'boolean' && !value.value ? 'off' : text(value)
    const level = severities.find((each) => each === word)
    if (!level) complain(reading, value.range, `a severity is one of ${severities.join(', ')}`)
    else if (code !== undefined) found.set(code, level)
  }
  return found
}

function readRule(reading: Reading, node: YamlNode): readonly IgnoreRule[] {
  const mapping = mappingOf(reading, node, 'an item of ignore')
  if (!mapping) return []
  const fields = fieldsOf(reading, mapping, ['code', 'paths', 'reason'])
  const code = fields.get('code')
  const paths = fields.get('paths')
  const reason = text(fields.get('reason'))?.trim() ?? ''
  if (!paths) complain(reading, firstOf(mapping), 'an item of ignore needs paths, a list of globs')
  if (reason === '') complain(reading, firstOf(mapping), 'an item of ignore needs a reason')
  const known = code === undefined ? null : knownCode(reading, code)
  if (!paths || reason === '' || known === undefined) return []
  const place = locate(reading.source, firstOf(mapping))
  return [{ code: known, paths: textsOf(reading, paths, 'paths'), reason, place }]
}

const firstOf = ({ entries, range }: MappingNode): Range => entries[0]?.key.range ?? range

function knownCode(reading: Reading, node: YamlNode): string | undefined {
  const code = text(node) ?? ''
  if (reading.codes.has(code)) return code
  complain(reading, node.range, `no check has the code "${code}"`)
  return undefined
}

function fieldsOf(
  reading: Reading,
  mapping: MappingNode | null | undefined,
  names: readonly string[],
): ReadonlyMap<string, YamlNode> {
  const fields = new Map<string, YamlNode>()
  for (const { key, value } of mapping?.entries ?? ([] as readonly MappingEntry[])) {
    const name = keyText(key)
    if (names.includes(name)) fields.set(name, value)
    else complain(reading, key.range, `unknown key "${name}"; there are ${names.join(', ')}`)
  }
  return fields
}

function mappingOf(reading: Reading, node: YamlNode, what: string): MappingNode | undefined {
  if (node.kind === 'mapping') return node
  complain(reading, node.range, `${what} is a mapping`)
  return undefined
}

function listOf(reading: Reading, node: YamlNode, what: string): readonly YamlNode[] {
  if (node.kind !== 'sequence') complain(reading, node.range, `${what} is a list`)
  return items(node)
}

const textsOf = (reading: Reading, node: YamlNode, what: string): readonly string[] =>
  listOf(reading, node, what).flatMap((item) => {
    if (item.kind === 'string' && item.value !== '') return item.value
    complain(reading, item.range, `${what} is a list of texts`)
    return []
  })
