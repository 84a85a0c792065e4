import type { Change, Remedy, Spot } from '../fixes/remedy.ts'
import { insertion } from '../fixes/tokens.ts'
import type { Link } from '../network-config/link.ts'
import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  type Place,
  startReading,
  stringAt,
  spotOf as tokenOf,
} from '../network-config/reading.ts'
import { child, nodeAt } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import { type Location, locate, type SourceText } from '../yaml/source-text.ts'
import { pathOf, trailOf } from '../yaml/trail.ts'
import type { Subject } from './subject.ts'

/** The mapping with `version`, wherever it stands. */
export function bodyOf({ networkConfig }: Subject): MappingPlace | undefined {
  const { body, wrapped } = networkConfig
  return body === null
    ? undefined
    : { node: body, trail: wrapped ? { step: 'network', outer: undefined } : undefined }
}

/** The version that a body is written in: a list of entries, or sections. */
export function versionOfBody(body: YamlNode | undefined): 1 | 2 | undefined {
  const has = (key: string) => child(body, key)?.kind
  const isList = has('config') === 'sequence'
  const hasSections = sections.some((section) => has(section) === 'mapping')
  return isList === hasSections ? undefined : isList ? 1 : 2
}

const sections = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'tunnels', 'vrfs']

/** Gives the body the version that it is written in. */
export function versionRemedy(subject: Subject, version: 1 | 2): Remedy | undefined {
  const body = bodyOf(subject)
  const place = body && at(body, 'version')
  const source = subject.sources['network-config']
  if (!place || !source) return undefined
  const title = `Write version: ${version}, as the body is`
  return { title, safe: true, changes: [valueChange(source, place, `${version}`)] }
}

/** A value in the place of another, or behind the colon of a key that has none. */
function valueChange(source: SourceText, { node: { range }, key }: Place, value: string): Change {
  if (range.end > range.start || !key) return { source, range, replacement: value }
  const colon = source.text.indexOf(':', key.end) + 1
  return insertion(source, colon, ` ${value}`)
}

/** Where a value of network-config stands. */
export function placeOf(
  { sources }: Subject,
  { node, trail, key }: Place,
  token: 'key' | 'value',
): Location | undefined {
  const source = sources['network-config']
  return source && locate(source, token === 'key' ? (key ?? node.range) : node.range, pathOf(trail))
}

/** Where a link stands: its name of version 1, its ID of version 2. */
export function placeOfLink({ sources }: Subject, { range, path }: Link): Location | undefined {
  const source = sources['network-config']
  return source && locate(source, range, path)
}

/** Where a link says how it comes to an address of this family: a key `dhcp4`, a subnet; the link itself where it is silent. */
export function placeOfAddressing(subject: Subject, link: Link, family: 4 | 6): Location | undefined {
  const source = subject.sources['network-config']
  const said = addressingOf(subject, link, family)
  return source && said ? locate(source, tokenOf(said).range, pathOf(said.trail)) : placeOfLink(subject, link)
}

function addressingOf(subject: Subject, link: Link, family: 4 | 6): Place | undefined {
  const device = deviceOf(subject, link)
  if (!device || subject.networkConfig.version !== 1) return device && at(device, `dhcp${family}`)
  const types = subnetsOfEntry(subject, device).flatMap((subnet) => at(subnet, 'type') ?? [])
  return family === 4 ? types[0] : types.find((type) => stringAt(type)?.includes('6'))
}

/** The mapping that a link was read from. */
export function deviceOf({ networkConfig }: Subject, link: Link): MappingPlace | undefined {
  const path = networkConfig.version === 1 ? link.path.slice(0, -1) : link.path
  const node = nodeAt(networkConfig.root, path)
  return node?.kind === 'mapping' ? { node, trail: trailOf(path) } : undefined
}

/** The same as the place that a fix starts from. */
export function spotOf(
  { sources, networkConfig }: Subject,
  { node, trail, key }: Place,
  token: 'key' | 'value',
): Spot | undefined {
  const source = sources['network-config']
  const { root, duplicates } = networkConfig
  const range = token === 'key' ? (key ?? node.range) : node.range
  return source && { source, range, path: pathOf(trail), root, duplicates }
}

/** The entries of `config` of version 1. */
export function entriesOf(subject: Subject): readonly MappingPlace[] {
  const body = bodyOf(subject)
  const config = body && subject.networkConfig.version === 1 ? at(body, 'config') : undefined
  return config ? mappingsIn(subject, config) : []
}

/** The subnets of all entries of version 1. */
export const subnetsOf = (subject: Subject): readonly MappingPlace[] =>
  entriesOf(subject).flatMap((entry) => subnetsOfEntry(subject, entry))

export function subnetsOfEntry(subject: Subject, entry: MappingPlace): readonly MappingPlace[] {
  const subnets = at(entry, 'subnets')
  return subnets ? mappingsIn(subject, subnets) : []
}

const mappingsIn = ({ sources }: Subject, list: Place): readonly MappingPlace[] => {
  const { length } = sources['network-config']?.text ?? ''
  return itemsOf(startReading(1, length), list).filter((item) => isMapping(item))
}
