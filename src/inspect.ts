import { withDefaults } from './bytes/limits.ts'
import type { CheckDescription, Need } from './checks/define-check.ts'
import { checks } from './checks/index.ts'
import type { Subject } from './checks/subject.ts'
import { driftSummary } from './drift-summary.ts'
import type { Finding } from './findings/finding.ts'
import { redactFinding, redactLine, redactValue } from './findings/redact.ts'
import { sortFindings } from './findings/sort.ts'
import type { TarUnwrapper } from './image/container/unwrap.ts'
import type { Image } from './image/image.ts'
import { ImageError } from './image/image-error.ts'
import { type ImageOptions, openOne, type SeedInput } from './image/open-image.ts'
import type { ManifestFile } from './kubevirt/manifest.ts'
import { findSecret } from './kubevirt/secret.ts'
import type { VmContext } from './kubevirt/vm-context.ts'
import { readVmContext, selectVm } from './kubevirt/vm-context.ts'
import { type GuestOptions, readGuest } from './network-config/guest.ts'
import { networkConfigSummary, type Redact } from './network-config-summary.ts'
import { type ObservedInput, observedSummary, readLog } from './observed.ts'
import type {
  InputFailure,
  InspectedResult,
  Result,
  SeedSummary,
  UnreadableResult,
  VmSummary,
} from './report/result.ts'
import { readSeed } from './seed/seed.ts'
import { buildSubject } from './subject.ts'
import { summaryOf } from './user-data/user-data.ts'
import { judge } from './verdict/verdict.ts'
import { toJsonValue } from './yaml/json-value.ts'

/** A manifest's text, a file with the name that findings shall use, or an object that is parsed already. */
export type VmManifest = string | ManifestFile | object

export interface InspectOptions extends ImageOptions, GuestOptions {
  /** How results and findings name the input. Default: `seed`. */
  readonly input?: string
  /** Manifests of the VM and its Secrets. */
  readonly vm?: VmManifest | readonly VmManifest[]
  /** `namespace/name`, where the manifests hold several VMs. */
  readonly select?: string
  /** The guest's serial log. Without it, or where nothing can be read from it, its checks are told as skipped. */
  readonly serialLog?: ObservedInput
  /** Leave passwords, keys and tokens in `value`s. */
  readonly showSecrets?: boolean
}

/**
 * Says what the guest will do with a seed. An input that cannot be read gives `status: 'unreadable'`; only a rejection
 * of the caller's own source is passed on. Throws `VmSelectionError` when `vm` holds no VM, or none that fits, and
 * `RangeError` for a `cloudInit` or `renderer` that is none.
 */
export async function inspect(
  seed: SeedInput,
  options: InspectOptions = {},
  unwrapTar?: TarUnwrapper,
): Promise<Result> {
  const context = options.vm === undefined ? undefined : readVmContext(manifestFiles(options.vm))
  const input = options.input ?? 'seed'
  try {
    const opened = await openOne(seed, options, unwrapTar)
    if ('failure' in opened) return unreadable(input, opened.path, opened.failure)
    return await inspectImage(opened.image, context, options, opened.path)
  } catch (error) {
    if (error instanceof ImageError) return unreadable(input, options.member, error)
    throw error
  }
}

/** What is known of a seed that could not be read. */
export function unreadable(
  input: string,
  member: string | undefined,
  { code, message, offset }: InputFailure,
): UnreadableResult {
  const error = { code, message: redactLine(message), ...(offset === undefined ? {} : { offset }) }
  return { input, ...(member === undefined ? {} : { member }), status: 'unreadable', error }
}

export const manifestFiles = (vm: NonNullable<InspectOptions['vm']>): readonly ManifestFile[] =>
  (Array.isArray(vm) ? vm : [vm]).map((manifest: VmManifest, index) => {
    if (isManifestFile(manifest)) return manifest
    const path = index === 0 ? 'vm.yaml' : `vm-${index + 1}.yaml`
    return { path, text: typeof manifest === 'string' ? manifest : JSON.stringify(manifest, undefined, 2) }
  })

const isManifestFile = (manifest: VmManifest): manifest is ManifestFile =>
  typeof manifest === 'object' &&
  'path' in manifest &&
  'text' in manifest &&
  typeof manifest.text === 'string'

/** The same for an image that is open already, and manifests that are read already. */
export async function inspectImage(
  image: Image,
  context: VmContext | undefined,
  options: InspectOptions,
  member?: string,
): Promise<InspectedResult> {
  const limits = withDefaults(options.limits)
  const seed = await readSeed(image, options)
  const subject = await buildSubject(
    options.input ?? 'seed',
    seed,
    limits,
    (instanceId) => (context ? selectVm(context, instanceId, options.select) : null),
    readGuest(options),
    await readLog(options.serialLog, limits),
  )
  const digests = await Promise.all(seed.files.map(({ bytes }) => sha256(bytes)))
  return report(subject, digests, options.showSecrets ?? false, member)
}

/** The result on one seed, read or predicted. `digests`: SHA-256 of its files, in their order. */
export function report(
  subject: Subject,
  digests: readonly string[],
  showSecrets: boolean,
  member?: string,
): InspectedResult {
  const { runnable, skipped } = planFor(subject)
  const found: readonly Finding[] = sortFindings(runnable.flatMap((check) => check.run(subject)))
  const findings = showSecrets ? found : found.map(redactFinding)
  const { volume } = subject.seed
  return {
    input: subject.input,
    ...(member === undefined ? {} : { member }),
    status: 'inspected',
    ...(volume && !subject.drift ? { image: volume } : {}),
    ...(subject.drift ? { drift: driftSummary(subject.drift, subject) } : {}),
    seed: seedSummary(subject, digests, showSecrets ? (value) => value : redactValue),
    vm: vmSummary(subject),
    forecast: subject.forecast,
    ...(subject.log ? { observed: observedSummary(subject.log, showSecrets) } : {}),
    verdict: judge(subject, findings, checkByCode),
    findings,
    skipped,
  }
}

const checkByCode = new Map(checks.map((check) => [check.code as string, check]))

/** Which checks run on a subject, and which lack what. */
interface Plan {
  readonly runnable: typeof checks
  readonly skipped: InspectedResult['skipped']
}

/** Thousands of machines lack the same few inputs. */
const plans = new Map<string, Plan>()

function planFor(subject: Subject): Plan {
  const missing = missingInputs(subject)
  const lack = lackOf(subject)
  const key = JSON.stringify([...missing, subject.vm !== null, lack])
  const known = plans.get(key)
  if (known) return known
  const hasInstead = ({ instead }: CheckDescription) => instead !== undefined && !missing.has(instead)
  const runnable = checks.filter(
    (check) =>
      hasInstead(check) || check.needs.every((need) => !missing.has(need) || isPartial(subject, need)),
  )
  const skipped = checks.flatMap((check) => {
    const { code, needs } = check
    if (hasInstead(check)) return []
    const need = needs.find((each) => missing.has(each)) ?? (needs.length === 0 ? lack : undefined)
    return need === undefined ? [] : [{ code, missing: need }]
  })
  const plan = { runnable, skipped }
  plans.set(key, plan)
  return plan
}

/** Some Secrets are at hand, others are not: a check runs on those, and is told as skipped for these. */
const isPartial = ({ vm }: Subject, need: Need): boolean => need === 'secrets' && vm !== null

/** Of a predicted seed a file's contents are hidden in Secrets; a log alone has no seed beside it. */
function lackOf({ seed, manifests }: Subject): Need | undefined {
  if (!seed.unknown?.some((name) => name !== 'meta-data')) return undefined
  return manifests ? 'secrets' : 'image'
}

/** No finding must never look like health: what a check lacks is named. */
function missingInputs({ seed, vm, secrets, guest, log, drift }: Subject): ReadonlySet<Need> {
  const missing = new Set<Need>(['kubevirt-version'])
  if (drift === null) missing.add('previous-seed')
  if (log === null) missing.add('serial-log')
  if (guest.cloudInit === null) missing.add('cloud-init-version')
  if (guest.renderer === null) missing.add('renderer')
  if (seed.volume === null || seed.volume.format === 'directory') missing.add('image')
  if (vm === null) missing.add('vm').add('secrets')
  const refs = [vm?.cloudInit?.userData.secret, vm?.cloudInit?.networkData.secret]
  if (vm && refs.some((ref) => ref && !findSecret(secrets, ref.text, vm.namespace))) missing.add('secrets')
  return missing
}

function seedSummary(subject: Subject, digests: readonly string[], redact: Redact): SeedSummary {
  const { seed, metaData, networkConfig, schema, userData, vendorData, claimed } = subject
  return {
    claimed,
    files: seed.files.map(({ name, bytes }, index) => ({
      name,
      size: bytes.byteLength,
      sha256: digests[index] ?? '',
    })),
    metaData: {
      status: metaData.status,
      value: metaData.status === 'parsed' && metaData.root ? redact(toJsonValue(metaData.root)) : null,
      instanceId: claimed && metaData.status !== 'unknown' ? metaData.instanceId : null,
      localHostname: claimed ? metaData.localHostname : null,
      dsmode: claimed ? metaData.dsmode : null,
    },
    networkConfig: networkConfigSummary(networkConfig, schema, redact),
    userData: summaryOf(userData, redact),
    vendorData: summaryOf(vendorData, redact),
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function vmSummary({ vm }: Subject): VmSummary | null {
  if (!vm) return null
  return {
    kind: vm.kind,
    namespace: vm.namespace,
    name: vm.name,
    instanceId: vm.firmwareUuid?.text ?? null,
    interfaces: vm.interfaces.map(({ name, normalMac, binding, guestName }) => ({
      name,
      mac: normalMac,
      binding,
      guestName,
    })),
  }
}
