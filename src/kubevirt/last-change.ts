import { child, items, text } from '../yaml/lookup.ts'
import type { KubernetesObject } from './manifest.ts'

/** When the object was made, as ISO 8601; `null` in Git. */
const creationOf = ({ root }: KubernetesObject): string | null =>
  asDate(text(child(child(root, 'metadata'), 'creationTimestamp')))

/** The latest of its creation and of what `managedFields` (`kubectl get --show-managed-fields`) record. */
export function lastChangeOf(object: KubernetesObject): string | null {
  const times = items(child(child(object.root, 'metadata'), 'managedFields')).map((node) =>
    asDate(text(child(node, 'time'))),
  )
  const known = [creationOf(object), ...times].filter((time) => time !== null)
  return known.sort().at(-1) ?? null
}

/** Kubernetes writes seconds in UTC: texts sort as times. */
const asDate = (time: string | undefined): string | null =>
  time !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) ? time : null
