import type { Remedy, Spot } from '../fixes/remedy.ts'
import type { SecretKey } from '../kubevirt/secret.ts'

/** A key of a Secret that a person may rename where it stands. */
export const secretKeySpot = (key: SecretKey | undefined): Spot | undefined =>
  key?.range && { source: key.source, range: key.range }

/** Safe where nothing else reads the key; who else mounts the Secret is not in a VM's manifest, and reads no name of KubeVirt's. */
export function keyRemedy({ source, range }: Spot, name: string): Remedy {
  const quotes = /^["']/.test(source.text.slice(range.start, range.end)) ? 1 : 0
  const token = { start: range.start + quotes, end: range.end - quotes }
  return {
    title: `Name the key ${name}`,
    safe: true,
    changes: [{ source, range: token, replacement: name }],
  }
}
