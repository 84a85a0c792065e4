import { hexOf, sha256 } from './bytes/secure-hash.ts'
import { checks } from './checks/index.ts'
import type { Subject } from './checks/subject.ts'
import type { Finding, Place } from './findings/finding.ts'
import { sortFindings } from './findings/sort.ts'
import { report } from './inspect.ts'
import type { BrokenDocument, ManifestFile } from './kubevirt/manifest.ts'
import { type Prediction, predictVm } from './kubevirt/predict-seed.ts'
import { unreadNetworkData } from './kubevirt/unread-network-data.ts'
import type { Vm } from './kubevirt/vm.ts'
import { nameOf, readVmContext, type VmContext, type VmContextOptions } from './kubevirt/vm-context.ts'
import { type GuestOptions, readGuest } from './network-config/guest.ts'
import { readNetworkConfig } from './network-config/network-config.ts'
import { manifestsSubject, predictedSubject } from './predicted-subject.ts'
import type { InspectedResult, Result, UnreadableResult } from './report/result.ts'
import { schemaOf, withOlder } from './subject.ts'

export interface LintOptions extends VmContextOptions, GuestOptions {
  /** Leave passwords, keys and tokens in `value`s. */
  readonly showSecrets?: boolean
  /** The argument that brought a file, for `input`. Default: the file's path. */
  readonly inputOf?: (path: string) => string
  /** The same manifests of an older revision: a VM that is in both is compared. */
  readonly base?: readonly ManifestFile[]
}

/**
 * Says what will come of each VM of the manifests: its seed is predicted and judged like a real one. One result per VM,
 * one with `vm: null` for what belongs to none, and an unreadable one per file that is no YAML. Throws `RangeError` for
 * a `kubevirt` that is no version.
 */
export function lintManifests(files: readonly ManifestFile[], options: LintOptions = {}): readonly Result[] {
  return lintContext(readVmContext(files, options), files, options)
}

/** The same for manifests that are read already. */
export function lintContext(
  context: VmContext,
  files: readonly ManifestFile[],
  options: LintOptions,
): readonly Result[] {
  const inputOf = options.inputOf ?? ((path: string) => path)
  const broken = new Map(context.broken.map((document) => [document.source.file, document]))
  const before = baseOf(options)
  const rest = manifestsSubject(inputOf(files[0]?.path ?? ''), context, readGuest(options))
  return [
    ...context.vms.map((vm) => lintVm(vm, context, inputOf(vm.object.source.file), options, before)),
    resultOf(rest, options),
    ...Array.from(broken.values(), (document) => unreadable(document, inputOf)),
  ]
}

/** The older machines by namespace and name. */
function baseOf({ base, kubevirt, limits }: LintOptions): ReadonlyMap<string, Prediction> {
  if (!base) return new Map()
  const context = readVmContext(base, {
    ...(kubevirt === undefined ? {} : { kubevirt }),
    ...(limits === undefined ? {} : { limits }),
  })
  return new Map(context.vms.map((vm) => [nameOf(vm), predictVm(vm, context)]))
}

function lintVm(
  vm: Vm,
  context: VmContext,
  input: string,
  options: LintOptions,
  before: ReadonlyMap<string, Prediction>,
): InspectedResult {
  const prediction = predictVm(vm, context)
  const guest = readGuest(options)
  const subject = predictedSubject(input, prediction, guest)
  const older = before.get(nameOf(vm))
  const compared = older
    ? withOlder(subject, predictedSubject(older.from.vm.object.source.file, older, guest), 'same-machine')
    : subject
  return judgePredicted(compared, prediction, options)
}

/** The result on a predicted seed; what has no line in it is placed at the manifest's key that it comes from. */
export function judgePredicted(
  subject: Subject,
  prediction: Prediction,
  options: Pick<LintOptions, 'showSecrets'>,
): InspectedResult {
  const result = resultOf(subject, options)
  const findings = [...result.findings, ...findingsOnUnread(subject)].map((finding) =>
    placed(finding, prediction.from.vm, prediction),
  )
  return { ...result, findings: sortFindings(findings) }
}

const resultOf = (
  subject: Subject,
  { showSecrets = false }: Pick<LintOptions, 'showSecrets'>,
): InspectedResult =>
  report(
    subject,
    subject.seed.files.map(({ bytes }) => hexOf(sha256(bytes))),
    showSecrets,
  )

/** Network data under a key that nobody reads is wrong in itself as well: it will be read once the key is right. */
function findingsOnUnread(subject: Subject): readonly Finding[] {
  const source = subject.vm && unreadNetworkData(subject.vm, subject.secrets)
  if (!source || subject.networkConfig.status === 'parsed') return []
  const networkConfig = readNetworkConfig(source.text)
  const alone: Subject = {
    ...subject,
    ...{ networkConfig, schema: schemaOf(networkConfig), sources: { 'network-config': source } },
  }
  return checks
    .filter(
      ({ needs, code }) => needs.length === 0 && networkConfig.faults.some((fault) => fault.code === code),
    )
    .flatMap((check) => check.run(alone))
}

/** A place in a file of the seed without a line is the key in the manifest that the file comes from. */
export function placed(finding: Finding, vm: Vm, { files }: Prediction): Finding {
  const { location } = finding
  if (location && 'line' in location) return finding
  return { ...finding, location: placeOfFile(location?.file, files) ?? vm.namePlace }
}

function placeOfFile(name: string | undefined, files: Prediction['files']): Place | undefined {
  const file = Object.entries(files).find(([candidate]) => candidate === name)?.[1]
  return file && file.status !== 'absent' ? file.place : undefined
}

const unreadable = (
  { source: { file }, problem, isTemplate }: BrokenDocument,
  inputOf: (path: string) => string,
): UnreadableResult => ({
  input: inputOf(file),
  status: 'unreadable',
  error: isTemplate
    ? {
        code: 'helm-template',
        message: `${file} is a Helm template, not YAML; render it: helm template CHART | nocloud-inspect lint -`,
      }
    : { code: 'not-yaml', message: `${file} is not YAML: ${problem.message}`, offset: problem.range.start },
})

/** Whether there is anything to check: a machine with a cloud-init volume, or a Secret. */
export const isWorthLinting = ({ vms, secrets, broken }: VmContext): boolean =>
  vms.some(({ cloudInit }) => cloudInit) || secrets.length > 0 || broken.length > 0
