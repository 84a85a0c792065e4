import { checks } from './checks/index.ts'
import type { Subject } from './checks/subject.ts'
import type { Finding } from './findings/finding.ts'
import { redactValue } from './findings/redact.ts'
import { sortFindings } from './findings/sort.ts'
import { forecast } from './forecast/forecast.ts'
import { readMetaData } from './meta-data/meta-data.ts'
import { type Guest, type GuestOptions, readGuest } from './network-config/guest.ts'
import type { Link } from './network-config/link.ts'
import { readNetworkConfig } from './network-config/network-config.ts'
import { networkConfigSummary } from './network-config-summary.ts'
import type { NetworkConfigSummary } from './report/result.ts'
import type { Seed } from './seed/seed.ts'
import { seedText } from './seed/seed-text.ts'
import { schemaOf } from './subject.ts'
import { noUserData } from './user-data/user-data.ts'

export interface NetworkConfigOptions extends GuestOptions {
  /** Leave passwords and keys in `value`. */
  readonly showSecrets?: boolean
}

export interface NetworkConfigResult extends NetworkConfigSummary {
  /** Every NIC, bond, bridge and VLAN that the document describes, version 1 and 2 alike. */
  readonly links: readonly Link[]
  readonly findings: readonly Finding[]
}

/** The checks that need nothing beside the seed. */
const alone = checks.filter(({ needs }) => needs.length === 0)

/** What cloud-init does with one network-config, without the rest of the seed. Never throws, but for a `cloudInit` or `renderer` that is none. */
export function parseNetworkConfig(
  text: string | Uint8Array,
  options: NetworkConfigOptions = {},
): NetworkConfigResult {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const seed: Seed = {
    volume: null,
    files: [{ name: 'network-config', bytes }],
    lost: [],
    strays: [],
    notes: [],
  }
  const subject = networkSubject(seed, readGuest(options))
  const findings = alone.flatMap((check) => check.run(subject))
  return {
    ...networkConfigSummary(
      subject.networkConfig,
      subject.schema,
      options.showSecrets ? (value) => value : redactValue,
    ),
    links: subject.networkConfig.links,
    findings: sortFindings(findings.filter(({ location }) => location?.file === 'network-config')),
  }
}

function networkSubject(seed: Seed, guest: Guest): Subject {
  const file = seedText(seed, 'network-config')
  const networkConfig = readNetworkConfig(file.status === 'text' ? file.source.text : null)
  return {
    input: 'seed',
    seed,
    sources: file.status === 'text' ? { 'network-config': file.source } : {},
    notUtf8: file.status === 'not-utf8' ? ['network-config'] : [],
    metaData: readMetaData({ status: 'absent' }),
    networkConfig: file.status === 'not-utf8' ? { ...networkConfig, status: 'invalid' } : networkConfig,
    schema: schemaOf(networkConfig),
    userData: noUserData('absent'),
    vendorData: noUserData('absent'),
    cloudConfigs: [],
    claimed: true,
    vm: null,
    olderIds: null,
    secrets: [],
    manifests: null,
    forecast: forecast('claimed', networkConfig, null, guest.renderer),
    predicted: null,
    drift: null,
    guest,
    log: null,
  }
}
