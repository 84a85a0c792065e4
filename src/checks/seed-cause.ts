import type { Related } from '../findings/finding.ts'
import type { LogWarning } from '../log/warning.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import { child, nodeAt } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import type { Subject } from './subject.ts'

/** What a log complains about, found in the seed; nothing where the seed is not at hand or does not tell. */
export type SeedCause = (subject: Subject, facts: LogWarning['facts']) => readonly Related[]

/** A file of the seed as a whole. */
const file = (name: SeedFileName, message: string): Related => ({ message, location: { file: name } })

export const missingFile: SeedCause = ({ seed }) =>
  seed.volume === null
    ? []
    : (['meta-data', 'user-data'] as const)
        .filter((name) => ![...seed.files, ...seed.lost].some((each) => each.name === name))
        .map((name) => file(name, `the seed has no ${name}`))

export const brokenFile: SeedCause = ({ metaData, networkConfig, sources }) => [
  ...(metaData.status === 'invalid' && sources['meta-data'] ? [file('meta-data', 'it does not load')] : []),
  ...(networkConfig.status === 'invalid' && sources['network-config']
    ? [file('network-config', 'it does not load')]
    : []),
]

export const unhandledPart: SeedCause = ({ userData, vendorData }) => [
  ...(userData.parts.some(({ handled }) => !handled) ? [file('user-data', 'nothing handles it')] : []),
  ...(vendorData.parts.some(({ handled }) => !handled) ? [file('vendor-data', 'nothing handles it')] : []),
]

export const notUtf8OrHostname: SeedCause = ({ notUtf8, metaData }) => [
  ...notUtf8.map((name) => file(name, 'it is not UTF-8')),
  ...(metaData.hostnameRaises ? [file('meta-data', 'its host name is no text')] : []),
]

export const wrongDsmode: SeedCause = ({ metaData: { root, source } }) => {
  const node = root && child(root, 'dsmode')
  return node && source
    ? [{ message: 'the dsmode of the seed', location: locate(source, node.range, ['dsmode']) }]
    : []
}

export const wrongVersion: SeedCause = ({ networkConfig: { root }, sources }) => {
  const source = sources['network-config']
  const path = nodeAt(root, ['network']) ? ['network', 'version'] : ['version']
  const node = nodeAt(root, path)
  if (source && node)
    return [{ message: 'the version of the seed', location: locate(source, node.range, path) }]
  return source ? [file('network-config', 'it names no version')] : []
}

/** The entries that wait for a MAC which the guest did not find. */
export const awaitedMac: SeedCause = ({ networkConfig: { links }, sources }, facts) => {
  const source = sources['network-config']
  const named = (facts.devices ?? facts.mac ?? '').toLowerCase()
  return source
    ? links.flatMap(({ id, mac }) =>
        mac && named.includes(mac.normal ?? mac.text.toLowerCase())
          ? [{ message: `"${id}" wants it`, location: locate(source, mac.range, mac.path) }]
          : [],
      )
    : []
}
