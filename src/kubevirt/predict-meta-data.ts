import { isAtLeast, type Release } from '../seed/release.ts'
import { child, entry, items, nodeAt, text } from '../yaml/lookup.ts'
import { uuidOfName } from './older-instance-id.ts'
import { findSecret, readKey, readValue, type Secret } from './secret.ts'
import type { Vm } from './vm.ts'

/** What KubeVirt writes as meta-data; `null` where Git cannot tell. */
export interface PredictedMetaData {
  readonly instanceId: string | null
  readonly localHostname: string | null
  /** The file, where all of it is known. */
  readonly text: string | null
  readonly why: string
}

/** pkg/cloud-init: Go's `json.Marshal` of a struct with these keys in this order; empty ones left out but for the id. */
export function predictMetaData(
  vm: Vm,
  secrets: readonly Secret[],
  release: Release | null,
): PredictedMetaData {
  const instanceId = instanceIdOf(vm, release)
  const instanceType = isAtLeast(release, 0, 50) ? instanceTypeOf(vm) : ''
  const publicKeys = isAtLeast(release, 1, 1) ? publicKeysOf(vm, secrets) : {}
  const { hostname } = vm
  const known = { instanceId, localHostname: hostname }
  if (instanceId === null)
    return { ...known, text: null, why: 'no firmware.uuid: the cluster decides the instance-id' }
  if (hostname === null)
    return { ...known, text: null, why: 'the cluster makes up the name, and with it the host name' }
  if (instanceType === null)
    return { ...known, text: null, why: 'the instance type is inferred from a volume' }
  if (publicKeys === null)
    return { ...known, text: null, why: 'the SSH keys lie in a Secret that is not readable here' }
  const value = {
    ...(instanceType === '' ? {} : { 'instance-type': instanceType }),
    'instance-id': instanceId,
    ...(hostname === '' ? {} : { 'local-hostname': hostname }),
    ...(Object.keys(publicKeys).length === 0 ? {} : { 'public-keys': publicKeys }),
  }
  return { ...known, text: goJson(value), why: '' }
}

/** JavaScript puts keys that are numbers first and in their order; Go sorts them as text. */
function goJson(value: Readonly<Record<string, string | Readonly<Record<string, string>>>>): string {
  const pairs = Object.entries(value).map(
    ([key, inner]) => `${goString(key)}:${typeof inner === 'string' ? goString(inner) : goMap(inner)}`,
  )
  return `{${pairs.join(',')}}`
}

const goMap = (map: Readonly<Record<string, string>>): string =>
  `{${Object.keys(map)
    .sort()
    .map((key) => `${goString(key)}:${goString(map[key] ?? '')}`)
    .join(',')}}`

/** encoding/json escapes these beside what JSON demands. */
const goString = (value: string): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The rules by release: `name.namespace`, then the firmware UUID; without one UUIDv5 of the name up to 1.5. */
function instanceIdOf({ firmwareUuid, kind, name, namespace }: Vm, release: Release | null): string | null {
  if (!isAtLeast(release, 0, 55)) {
    const nameless = kind === 'VirtualMachineInstanceReplicaSet' || namespace === null
    return nameless ? null : `${name}.${namespace}`
  }
  if (firmwareUuid) return firmwareUuid.text
  const derived = kind === 'VirtualMachine' || kind === 'VirtualMachinePool'
  return derived && !isAtLeast(release, 1, 6) ? uuidOfName(name) : null
}

/** The VM controller makes an annotation of `spec.instancetype`, the cluster kind before the other. */
function instanceTypeOf({ machine, metadata }: Vm): string | null {
  const chosen = child(machine, 'instancetype')
  if (chosen && chosen.kind !== 'null') return text(child(chosen, 'name')) ?? null
  const annotations = child(metadata, 'annotations')
  const keys = ['kubevirt.io/cluster-instancetype-name', 'kubevirt.io/instancetype-name']
  return keys.map((key) => text(child(annotations, key)) ?? '').find((name) => name !== '') ?? ''
}

/** One entry for each file of each Secret, in the order of the file names; empty files are skipped. */
function publicKeysOf(vm: Vm, secrets: readonly Secret[]): Readonly<Record<string, string>> | null {
  const keys: Record<string, string> = {}
  for (const credential of items(child(vm.spec, 'accessCredentials'))) {
    const ssh = child(credential, 'sshPublicKey')
    if (!entry(child(ssh, 'propagationMethod'), 'noCloud')) continue
    const name = text(nodeAt(ssh, ['source', 'secret', 'secretName'])) ?? ''
    const texts = textsOf(findSecret(secrets, name, vm.namespace))
    if (texts === null) return null
    for (const each of texts) keys[String(Object.keys(keys).length)] = each
  }
  return keys
}

/** A byte order mark is text to Go. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

function textsOf(secret: Secret | undefined): readonly string[] | null {
  if (!secret?.complete) return null
  const texts: string[] = []
  for (const name of [...new Set(secret.keys.map((key) => key.name))].sort()) {
    const key = readKey(secret, [name])
    const value = key && readValue(key)
    if (value?.status !== 'known') return null
    if (value.bytes.byteLength > 0) texts.push(utf8.decode(value.bytes))
  }
  return texts
}
