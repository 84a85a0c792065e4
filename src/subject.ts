import type { Limits } from './bytes/limits.ts'
import type { Subject } from './checks/subject.ts'
import type { LoadedCloudConfig } from './cloud-config/judge.ts'
import { compareSides, type Relation } from './drift/drift.ts'
import { type Claim, type Forecast, forecast } from './forecast/forecast.ts'
import { withRestart } from './forecast/restart.ts'
import { withSeenNames } from './forecast/seen-names.ts'
import { olderIds } from './kubevirt/older-instance-id.ts'
import { predictVm } from './kubevirt/predict-seed.ts'
import type { Secret } from './kubevirt/secret.ts'
import type { Vm } from './kubevirt/vm.ts'
import type { VmContext } from './kubevirt/vm-context.ts'
import type { SerialLog } from './log/serial-log.ts'
import { type MetaData, readMetaData } from './meta-data/meta-data.ts'
import type { Guest } from './network-config/guest.ts'
import { type NetworkConfig, readNetworkConfig } from './network-config/network-config.ts'
import { judgeSchema, type SchemaVerdict } from './network-config/schema.ts'
import { isFound } from './seed/acceptance.ts'
import type { LostFile, Seed } from './seed/seed.ts'
import { type SeedFileName, seedFileNames } from './seed/seed-file-name.ts'
import { type SeedText, seedText } from './seed/seed-text.ts'
import { readUserData } from './user-data/user-data.ts'
import type { SourceText } from './yaml/source-text.ts'

export interface SelectedVm {
  readonly vm: Vm
  readonly secrets: readonly Secret[]
  readonly manifests: VmContext
}

/** Reads a seed's files into models and joins them with what is known of the VM. */
export async function buildSubject(
  input: string,
  seed: Seed,
  limits: Limits,
  select: (instanceId: string) => SelectedVm | null,
  guest: Guest,
  log: SerialLog | null,
): Promise<Subject> {
  const { launchIndex } = readMetaData(seedText(seed, 'meta-data'))
  const userData = await readUserData(seed, 'user-data', { ...limits, launchIndex })
  const vendorData = await readUserData(seed, 'vendor-data', limits)
  const cloudConfigs = await judged([...userData.cloudConfigs, ...vendorData.cloudConfigs])
  return joinSubject(input, seed, { userData, vendorData, cloudConfigs }, select, { guest, log })
}

/** The same for payloads that are read already. */
export function joinSubject(
  input: string,
  seed: Seed,
  payloads: Pick<Subject, 'userData' | 'vendorData' | 'cloudConfigs'>,
  select: (instanceId: string) => SelectedVm | null,
  { guest, log }: Pick<Subject, 'guest' | 'log'>,
): Subject {
  const texts = Object.fromEntries(seedFileNames.map((name) => [name, seedText(seed, name)])) as Record<
    SeedFileName,
    SeedText
  >
  const metaData = readMetaData(texts['meta-data'])
  const networkConfig = readNetworkConfig(textOf(texts['network-config']))
  const selected = select(metaData.instanceId)
  const vm = withSeenNames(selected?.vm ?? null, log, networkConfig.links)
  const notUtf8 = (['meta-data', 'network-config'] as const).filter(
    (name) => texts[name].status === 'not-utf8',
  )
  const claim = claimOf(seed, metaData, notUtf8)
  return {
    input,
    seed,
    sources: sourcesOf(texts),
    notUtf8,
    metaData,
    networkConfig: notUtf8.includes('network-config')
      ? { ...networkConfig, status: 'invalid', outcome: null, renderers: null }
      : networkConfig,
    schema: schemaOf(networkConfig),
    ...payloads,
    claimed: claim === 'claimed',
    vm,
    olderIds: vm ? olderIds(vm.name, vm.namespace) : null,
    secrets: selected?.secrets ?? [],
    manifests: selected?.manifests ?? null,
    forecast: withRestart(forecast(claim, networkConfig, vm, guest.renderer), vm),
    predicted: vm?.cloudInit && selected ? predictVm(vm, selected.manifests) : null,
    drift: null,
    guest,
    log,
  }
}

/** The newer of two seeds, judged by what the guest has from the older one. */
export function withOlder(subject: Subject, older: Subject, relation: Relation): Subject {
  const drift = compareSides(older, subject, relation)
  const { keptNetwork, network, macs } = drift
  const kept =
    keptNetwork && network === 'changed'
      ? forecast('claimed', keptNetwork, subject.vm, subject.guest.renderer)
      : subject.forecast
  const bound = new Map(macs.flatMap((mac) => (mac.remembered ? [[mac.interface, mac.older]] : [])))
  const links = kept.links.map(({ restart: _, ...link }) => {
    const older = bound.get(link.vmInterface ?? '')
    return link.outcome === 'down' || older === undefined ? link : offItsMac(link, older)
  })
  return { ...subject, drift, forecast: { ...kept, links } }
}

type ForecastLink = Forecast['links'][number]

const offItsMac = (link: ForecastLink, mac: string | null): ForecastLink => ({
  ...link,
  addresses: [],
  outcome: mac === null ? 'unknown' : 'down',
  why: `the guest keeps a network that is bound to ${mac ?? 'the MAC of its first boot'}`,
})
/** The schema of cloud-config is big: a seed without one does not load it. */
const judged = async (parts: readonly LoadedCloudConfig[]): Promise<Subject['cloudConfigs']> =>
  parts.length === 0 ? [] : (await import('./cloud-config/judge.ts')).judgeCloudConfigs(parts)

const textOf = (file: SeedText): string | null => (file.status === 'text' ? file.source.text : null)

function sourcesOf(texts: Readonly<Record<SeedFileName, SeedText>>): Subject['sources'] {
  const sources: Partial<Record<SeedFileName, SourceText>> = {}
  for (const name of seedFileNames) {
    const file = texts[name]
    if (file.status === 'text') sources[name] = file.source
  }
  return sources
}

/** What becomes of the seed before anything in it counts. */
function claimOf(seed: Seed, metaData: MetaData, notUtf8: readonly SeedFileName[]): Claim {
  const { files, lost } = seed
  if (!isFound(seed)) return 'not-found'
  const mandatory = ['meta-data', 'user-data'] as const
  if (mandatory.some((name) => ![...files, ...lost].some((file) => file.name === name))) return 'declined'
  if (lost.some(isLostForGuest) || notUtf8.length > 0 || metaData.hostnameRaises) return 'lost'
  if (metaData.seedfrom === 'raises') return 'lost'
  return metaData.dsmode === 'disabled' || metaData.seedfrom === 'unsupported' ? 'declined' : 'claimed'
}

/** What we decline to read is no loss for the guest: it reads zisofs, and shows interleaved files empty. */
const isLostForGuest = ({ code }: LostFile): boolean =>
  code !== 'compressed-file' && code !== 'interleaved-file' && code !== 'limit-exceeded'

/** cloud-init asks its schema about what it is going to use or choke on, never about what it falls back from. */
export const schemaOf = ({ root, outcome }: NetworkConfig): SchemaVerdict | null =>
  root && (outcome === 'used' || outcome === 'fatal') ? judgeSchema(root) : null
