import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  type Place,
  startReading,
} from '../network-config/reading.ts'
import { type Location, locate } from '../yaml/source-text.ts'
import { pathOf } from '../yaml/trail.ts'
import type { Remedy } from './fix.ts'
import type { Subject } from './subject.ts'

/** The mapping with `version`, wherever it stands. */
export function bodyOf({ networkConfig }: Subject): MappingPlace | undefined {
  const { body, wrapped } = networkConfig
  return body === null
    ? undefined
    : { node: body, trail: wrapped ? { step: 'network', outer: undefined } : undefined }
}

/** Gives the body the version that it is written in. */
export function versionRemedy(subject: Subject, version: 1 | 2): Remedy | undefined {
  const body = bodyOf(subject)
  const place = body && at(body, 'version')
  if (!place) return undefined
  const title = `Write version: ${version}, as the body is`
  return { title, safe: true, replacement: `${version}`, at: placeOf(subject, place, 'value') }
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

/** The entries of `config` of version 1. */
export function entriesOf(subject: Subject): readonly MappingPlace[] {
  const body = bodyOf(subject)
  const config = body && subject.networkConfig.version === 1 ? at(body, 'config') : undefined
  return config ? mappingsIn(subject, config) : []
}

/** The subnets of all entries of version 1. */
export const subnetsOf = (subject: Subject): readonly MappingPlace[] =>
  entriesOf(subject).flatMap((entry) => {
    const subnets = at(entry, 'subnets')
    return subnets ? mappingsIn(subject, subnets) : []
  })

const mappingsIn = ({ sources }: Subject, list: Place): readonly MappingPlace[] => {
  const { length } = sources['network-config']?.text ?? ''
  return itemsOf(startReading(1, length), list).filter((item) => isMapping(item))
}
