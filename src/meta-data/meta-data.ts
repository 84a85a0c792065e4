import type { SeedText } from '../seed/seed-text.ts'
import { isFalse } from '../yaml/is-false.ts'
import type { PyYamlDocument } from '../yaml/load-pyyaml.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { child } from '../yaml/lookup.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import { pythonStr } from '../yaml/python-text.ts'
import type { SourceText } from '../yaml/source-text.ts'

export type DsMode = 'net' | 'local' | 'disabled'

/**
 * Where `seedfrom` sends cloud-init: `unsupported` is a text that begins like no address that any class of the datasource
 * takes, so that each declines the seed; at anything but text cloud-init raises.
 */
export type SeedFrom = 'none' | 'local' | 'remote' | 'unsupported' | 'raises'

/** `meta-data` and what cloud-init's NoCloud datasource makes of it. */
export interface MetaData {
  readonly status: 'parsed' | 'empty' | 'invalid' | 'absent' | 'unknown'
  readonly source: SourceText | undefined
  readonly document: PyYamlDocument | undefined
  readonly root: MappingNode | undefined
  /** cloud-init's default `nocloud` when the seed names none. */
  readonly instanceId: string
  /** The short host name; `null` when unset. */
  readonly localHostname: string | null
  readonly dsmode: DsMode
  /** Parts of user-data with another number are left out; `undefined`: none is. */
  readonly launchIndex: bigint | undefined
  readonly seedfrom: SeedFrom
  /** `local-hostname` is a value that makes cloud-init raise: the whole datasource is lost. */
  readonly hostnameRaises: boolean
}

/** NoCloud's answer for a file that gives nothing: one warning at most, then as if empty. */
const nothing = {
  source: undefined,
  document: undefined,
  root: undefined,
  instanceId: 'nocloud',
  localHostname: null,
  dsmode: 'net',
  launchIndex: undefined,
  seedfrom: 'none',
  hostnameRaises: false,
} as const

export function readMetaData(file: SeedText): MetaData {
  if (file.status === 'absent') return { ...nothing, status: 'absent' }
  if (file.status === 'not-utf8') return { ...nothing, status: 'invalid' }
  const { source } = file
  const document = loadPyYaml(source.text)
  if (document.status === 'refused') return { ...nothing, status: 'invalid', source, document }
  const { root } = document
  if (root === null || root.kind === 'null') return { ...nothing, status: 'empty', source, document }
  if (root.kind !== 'mapping') return { ...nothing, status: 'invalid', source, document }
  const hostname = readLocalHostname(child(root, 'local-hostname'))
  return {
    status: root.entries.length === 0 ? 'empty' : 'parsed',
    source,
    document,
    root,
    instanceId: readInstanceId(child(root, 'instance-id')),
    localHostname: hostname.status === 'text' ? hostname.short : null,
    dsmode: readDsMode(child(root, 'dsmode')),
    launchIndex: readLaunchIndex(child(root, 'launch-index')),
    seedfrom: readSeedFrom(child(root, 'seedfrom')),
    hostnameRaises: hostname.status === 'raises',
  }
}

/** Whatever the value is, cloud-init uses Python's `str()` of it: `null` becomes the text `None`. */
const readInstanceId = (node: YamlNode | undefined): string => (node ? pythonStr(node) : 'nocloud')

type LocalHostname =
  | { readonly status: 'text'; readonly short: string }
  | { readonly status: 'unset' }
  | { readonly status: 'raises' }

/** A false value is unset; text is split at the first dot; anything else has no `split` and raises. */
function readLocalHostname(node: YamlNode | undefined): LocalHostname {
  if (node === undefined || isFalse(node)) return { status: 'unset' }
  if (node.kind !== 'string') return { status: 'raises' }
  if (isIpv4(node.value)) return { status: 'text', short: `ip-${node.value.replaceAll('.', '-')}` }
  return { status: 'text', short: node.value.split('.')[0] ?? '' }
}

/** What the `ipaddress` module of Python takes: four decimal octets without leading zeros. */
const isIpv4 = (text: string): boolean => {
  const octets = text.split('.')
  return (
    octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255)
  )
}

/** Python's `int()` of the value; what has none filters nothing. */
function readLaunchIndex(node: YamlNode | undefined): bigint | undefined {
  if (node?.kind === 'integer') return node.value
  if (node?.kind === 'boolean') return node.value ? 1n : 0n
  if (node?.kind === 'float' && Number.isFinite(node.value)) return BigInt(Math.trunc(node.value))
  const [digits] = (node?.kind === 'string' && /^[+-]?\d{1,18}$/.exec(node.value.trim())) || []
  return digits === undefined ? undefined : BigInt(digits)
}

function readSeedFrom(node: YamlNode | undefined): SeedFrom {
  if (node === undefined) return 'none'
  if (node.kind !== 'string') return 'raises'
  if (/^(?:\/|file:\/\/)/.test(node.value)) return 'local'
  return /^(?:https?|ftps?):\/\//.test(node.value) ? 'remote' : 'unsupported'
}

/** Exact lower case; anything else warns and means `net`. */
function readDsMode(node: YamlNode | undefined): DsMode {
  const text = node?.kind === 'string' ? node.value : undefined
  return text === 'local' || text === 'disabled' ? text : 'net'
}
