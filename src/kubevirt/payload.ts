import { isAtLeast, type Release } from '../seed/release.ts'
import { text } from '../yaml/lookup.ts'
import { segmentsOf } from '../yaml/scalar-origin.ts'
import type { Location, SourceText } from '../yaml/source-text.ts'
import { decodeBase64 } from './base64.ts'
import type { DataSource, InlineData } from './cloud-init-volume.ts'
import { findSecret, networkDataKeys, readKey, readValue, type Secret, userDataKeys } from './secret.ts'
import type { Vm } from './vm.ts'

/** What KubeVirt takes for `user-data` or `network-config`, as far as the manifests tell. */
export type Payload = {
  /** A reference whose Secret lacks every key that KubeVirt reads. */
  readonly keyWrong: boolean
} & (
  | {
      readonly status: 'known'
      readonly origin: string
      readonly bytes: Uint8Array
      readonly place: Location
      readonly source: (name: string) => SourceText
    }
  | { readonly status: 'unknown'; readonly why: string; readonly place: Location }
  | { readonly status: 'absent' }
)

/** pkg/cloud-init: the Secret's key, even an empty one, replaces inline text; inline text goes before base64. */
export function resolvePayload(
  which: 'userData' | 'networkData',
  { cloudInit, namespace }: Vm,
  secrets: readonly Secret[],
  release: Release | null,
): Payload {
  if (!cloudInit) return { status: 'absent', keyWrong: false }
  const source = cloudInit[which]
  const { secret: ref } = source
  if (!ref) return inlinePayload(source, false)
  const secret = findSecret(secrets, ref.text, namespace)
  const unknown = { status: 'unknown', keyWrong: false, place: ref.place } as const
  if (!secret) return { ...unknown, why: `Secret ${ref.text} is not among the manifests` }
  const key = readKey(secret, keysOf(which, release))
  if (!key && !secret.complete)
    return { ...unknown, why: `the keys of Secret ${secret.name} are decided elsewhere` }
  if (!key) return inlinePayload(source, true)
  const value = readValue(key)
  if (value.status !== 'known') {
    const why = value.status === 'invalid' ? 'is not base64' : 'is encrypted or comes from elsewhere'
    return { ...unknown, place: key.place, why: `key "${key.name}" of Secret ${secret.name} ${why}` }
  }
  if (value.bytes.byteLength === 0) return inlinePayload({ ...source, text: undefined }, false)
  return { ...value, keyWrong: false, origin: `Secret ${secret.name}`, place: key.place }
}

function keysOf(which: 'userData' | 'networkData', release: Release | null): readonly string[] {
  const keys = which === 'userData' ? userDataKeys : networkDataKeys
  return isAtLeast(release, 0, 38) ? keys : keys.slice(0, 1)
}

function inlinePayload(
  { text: plain, base64 }: Pick<DataSource, 'text' | 'base64'>,
  keyWrong: boolean,
): Payload {
  const inline = plain ?? base64
  if (!inline) return { status: 'absent', keyWrong }
  const { place, field } = inline
  const bytes = inlineBytes(inline)
  if (!bytes) return { status: 'unknown', keyWrong, place, why: `${field} is not base64` }
  if (bytes.byteLength === 0) return { status: 'absent', keyWrong }
  return {
    status: 'known',
    keyWrong,
    bytes,
    place,
    origin: field,
    source: (file) => inlineSource(file, inline, bytes),
  }
}

/** `undefined` for what is no base64. */
export const inlineBytes = ({ encoding, node }: InlineData): Uint8Array | undefined =>
  encoding === 'base64' ? decodeBase64(text(node) ?? '') : new TextEncoder().encode(text(node) ?? '')

function inlineSource(
  file: string,
  { node, place, encoding, source }: InlineData,
  bytes: Uint8Array,
): SourceText {
  const segments = encoding === 'base64' || node.kind !== 'string' ? [] : segmentsOf(source.text, node)
  return { file, text: new TextDecoder().decode(bytes), origin: { source, whole: place, segments } }
}
