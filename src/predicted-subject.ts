import { defaultLimits } from './bytes/limits.ts'
import type { Subject } from './checks/subject.ts'
import { judgeCloudConfigs } from './cloud-config/judge.ts'
import { forecast } from './forecast/forecast.ts'
import { withRestart } from './forecast/restart.ts'
import { withSeenNames } from './forecast/seen-names.ts'
import { olderIds } from './kubevirt/older-instance-id.ts'
import type { PredictedFile, PredictedFileName, Prediction } from './kubevirt/predict-seed.ts'
import type { VmContext } from './kubevirt/vm-context.ts'
import type { SerialLog } from './log/serial-log.ts'
import { type MetaData, readMetaData } from './meta-data/meta-data.ts'
import { type Guest, unknownGuest } from './network-config/guest.ts'
import { type NetworkConfig, readNetworkConfig } from './network-config/network-config.ts'
import type { Seed } from './seed/seed.ts'
import { seedText } from './seed/seed-text.ts'
import { schemaOf } from './subject.ts'
import { noUserData, readUnpacked, type UserData } from './user-data/user-data.ts'
import type { SourceText } from './yaml/source-text.ts'

const names = ['meta-data', 'user-data', 'network-config'] as const

/** A predicted seed as the checks see a real one. Positions lead back into the manifests. */
export function predictedSubject(
  input: string,
  prediction: Prediction,
  guest: Guest,
  log: SerialLog | null = null,
): Subject {
  const { vm: declared, context: manifests } = prediction.from
  const seed = seedOf(prediction)
  const files = prediction.files
  const hasSeed = prediction.volume === 'cloudInitNoCloud' && prediction.startError === null
  const networkConfig = networkConfigOf(files['network-config'], hasSeed, seed)
  const metaData = metaDataOf(prediction, hasSeed)
  const vm = withSeenNames(declared, log, networkConfig.links) ?? declared
  const userData = userDataOf(files['user-data'], hasSeed)
  const claim = !hasSeed ? 'not-found' : metaData.dsmode === 'disabled' ? 'declined' : 'claimed'
  return {
    ...{ input, seed, metaData, networkConfig, vm, manifests },
    sources: sourcesOf(seed, prediction),
    notUtf8: names.filter((name) => name !== 'user-data' && seedText(seed, name).status === 'not-utf8'),
    schema: schemaOf(networkConfig),
    userData,
    vendorData: noUserData('absent'),
    cloudConfigs: judgeCloudConfigs(userData.cloudConfigs),
    claimed: hasSeed,
    olderIds: olderIds(vm.name, vm.namespace),
    secrets: manifests.secrets,
    forecast: withRestart(forecast(claim, networkConfig, vm, guest.renderer), vm),
    predicted: null,
    drift: null,
    guest,
    log,
  }
}

/** What belongs to no VM: checks look at the manifests alone. */
export function manifestsSubject(input: string, manifests: VmContext, guest: Guest): Subject {
  const networkConfig = withoutText('unknown')
  return {
    ...{ input, manifests, networkConfig, vm: null, olderIds: null, schema: null, sources: {}, notUtf8: [] },
    seed: { volume: null, files: [], lost: [], strays: [], notes: [] },
    metaData: { ...readMetaData({ status: 'absent' }), status: 'unknown' },
    userData: noUserData('unknown'),
    vendorData: noUserData('absent'),
    cloudConfigs: [],
    claimed: false,
    secrets: manifests.secrets,
    forecast: { networkSource: 'none', links: [] },
    predicted: null,
    drift: null,
    guest,
    log: null,
  }
}

/** A log alone: no file of the seed is known. */
export const logSubject = (log: SerialLog): Subject => ({
  ...manifestsSubject(
    log.file,
    { vms: [], secrets: [], broken: [], objects: [], release: null },
    unknownGuest,
  ),
  seed: { volume: null, files: [], lost: [], strays: [], notes: [], unknown: names },
  manifests: null,
  log,
})

function seedOf({ files }: Prediction): Seed {
  const known = names.flatMap((name) => {
    const file = files[name]
    return file.status === 'known' ? [{ name, bytes: file.bytes }] : []
  })
  const unknown = names.filter((name) => files[name].status === 'unknown')
  return { volume: null, files: known, lost: [], strays: [], notes: [], unknown }
}

function sourcesOf(seed: Seed, { files }: Prediction): Subject['sources'] {
  const sources: Partial<Record<PredictedFileName, SourceText>> = {}
  for (const name of names) {
    const file = files[name]
    if (file.status === 'known' && seedText(seed, name).status === 'text') sources[name] = file.source
  }
  return sources
}

const withoutText = (status: NetworkConfig['status']): NetworkConfig => ({
  ...readNetworkConfig(null),
  status,
})

function networkConfigOf(file: PredictedFile, hasSeed: boolean, seed: Seed): NetworkConfig {
  if (!hasSeed || file.status === 'unknown') return withoutText('unknown')
  if (file.status === 'absent') return withoutText('absent')
  const { status } = seedText(seed, 'network-config')
  return status === 'text' ? readNetworkConfig(file.source.text) : withoutText('invalid')
}

function metaDataOf({ files, localHostname }: Prediction, hasSeed: boolean): MetaData {
  const file = files['meta-data']
  if (hasSeed && file.status === 'known') return readMetaData({ status: 'text', source: file.source })
  return { ...readMetaData({ status: 'absent' }), status: 'unknown', localHostname }
}

function userDataOf(file: PredictedFile, hasSeed: boolean): UserData {
  if (!hasSeed || file.status !== 'known') return noUserData('unknown')
  return readUnpacked(file.bytes, file.source, defaultLimits)
}
