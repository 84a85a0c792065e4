import { isAtLeast, type Release } from '../seed/release.ts'
import type { Location, SourceText } from '../yaml/source-text.ts'
import type { ManifestFile } from './manifest.ts'
import { type Payload, resolvePayload } from './payload.ts'
import { type PredictedMetaData, predictMetaData } from './predict-meta-data.ts'
import type { Vm } from './vm.ts'
import { readVmContext, selectVm, type VmContext, type VmContextOptions } from './vm-context.ts'

/** A file of the seed that KubeVirt will write. Only `absent` means that the guest will not have it. */
export type PredictedFile =
  | {
      readonly status: 'known'
      readonly bytes: Uint8Array
      /** The text, with the way back to the manifest. */
      readonly source: SourceText
      readonly place: Location
    }
  | { readonly status: 'unknown'; readonly why: string; readonly place: Location }
  | { readonly status: 'absent' }

export type PredictedFileName = 'meta-data' | 'user-data' | 'network-config'

/** What KubeVirt will put into the seed of one VM. */
export interface Prediction {
  readonly vm: { readonly kind: string; readonly namespace: string | null; readonly name: string }
  /** `null`: the spec has no cloud-init volume, hence no seed. Files of a config drive are not predicted. */
  readonly volume: 'cloudInitNoCloud' | 'cloudInitConfigDrive' | null
  readonly files: Readonly<Record<PredictedFileName, PredictedFile>>
  /** Identity as far as it is known, also where `meta-data` as a whole is not. */
  readonly instanceId: string | null
  readonly localHostname: string | null
  /** KubeVirt refuses to start the VM: there will be no seed. */
  readonly startError: string | null
  /** What it was predicted from, for whoever judges or compares it. */
  readonly from: { readonly vm: Vm; readonly context: VmContext }
}

export interface PredictOptions extends VmContextOptions {
  /** `namespace/name`, where the manifests hold several VMs. */
  readonly select?: string
}

/**
 * The seed that KubeVirt makes of these manifests, byte for byte where Git tells. Throws `VmSelectionError` when they
 * hold no VM or several, `RangeError` for a `kubevirt` that is no version.
 */
export function predictSeed(manifests: readonly ManifestFile[], options: PredictOptions = {}): Prediction {
  const context = readVmContext(manifests, options)
  return predictVm(selectVm(context, '', options.select).vm, context)
}

export function predictVm(vm: Vm, context: VmContext): Prediction {
  const { secrets, release } = context
  const { kind, namespace, name, cloudInit } = vm
  const metaData = predictMetaData(vm, secrets, release)
  const identity = { instanceId: metaData.instanceId, localHostname: metaData.localHostname }
  const from = { vm, context }
  const base = { vm: { kind, namespace, name }, volume: cloudInit?.kind ?? null, ...identity, from }
  if (cloudInit?.kind !== 'cloudInitNoCloud') return { ...base, files: noFiles, startError: null }
  const user = resolvePayload('userData', vm, secrets, release)
  const network = resolvePayload('networkData', vm, secrets, release)
  const startError = startErrorOf(vm, user, network, release)
  return { ...base, startError, files: startError === null ? filesOf(vm, metaData, user, network) : noFiles }
}

const absent: PredictedFile = { status: 'absent' }
const noFiles = { 'meta-data': absent, 'user-data': absent, 'network-config': absent }

function filesOf(vm: Vm, metaData: PredictedMetaData, user: Payload, network: Payload): Prediction['files'] {
  const place = vm.firmwareUuid?.place ?? vm.namePlace
  return {
    'meta-data': metaDataFile(metaData, place, vm),
    'user-data': user.status === 'absent' ? emptyUserData(vm) : fileOf(user, 'user-data'),
    'network-config': fileOf(network, 'network-config'),
  }
}

function metaDataFile({ text, why }: PredictedMetaData, place: Location, { object }: Vm): PredictedFile {
  if (text === null) return { status: 'unknown', why, place }
  const origin = { source: object.source, whole: place, segments: [] }
  return {
    status: 'known',
    bytes: new TextEncoder().encode(text),
    source: { file: 'meta-data', text, origin },
    place,
  }
}

/** The launcher writes it also when there is network data only. */
function emptyUserData({ cloudInit, namePlace, object }: Vm): PredictedFile {
  const place = cloudInit?.place ?? namePlace
  const origin = { source: object.source, whole: place, segments: [] }
  return { status: 'known', bytes: new Uint8Array(0), source: { file: 'user-data', text: '', origin }, place }
}

function fileOf(payload: Payload, name: PredictedFileName): PredictedFile {
  if (payload.status === 'absent') return absent
  if (payload.status === 'unknown') return { status: 'unknown', why: payload.why, place: payload.place }
  const { bytes, place, source } = payload
  return { status: 'known', bytes, place, source: source(name) }
}

/** KubeVirt before 0.58 tried both keys whatever references there were. */
function startErrorOf(
  { cloudInit }: Vm,
  user: Payload,
  network: Payload,
  release: Release | null,
): string | null {
  const userRef = cloudInit?.userData.secret !== undefined
  const networkRef = cloudInit?.networkData.secret !== undefined
  const missed = isAtLeast(release, 0, 58)
    ? user.keyWrong && network.keyWrong
    : (userRef || networkRef) && (!userRef || user.keyWrong) && (!networkRef || network.keyWrong)
  if (missed) return 'no cloud-init data-source found at volume'
  return user.status === 'absent' && network.status === 'absent'
    ? 'userData or networkData is required'
    : null
}
