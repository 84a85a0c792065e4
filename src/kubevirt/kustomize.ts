import { indexedBy } from './group-by.ts'
import { type Secret, sharesNamespace } from './secret.ts'

/** The ten characters that kustomize appends to the name of what it generates. */
const hash = /-[2456789bcdfghkmt]{10}$/

const byBareName = indexedBy<Secret>(({ name }) => name.replace(hash, ''))

/** Secrets of this name as kustomize renders it: with a hash behind it. */
export const hashedNames = (
  secrets: readonly Secret[],
  name: string,
  namespace: string | null,
): readonly Secret[] =>
  byBareName(secrets, name).filter((secret) => secret.name !== name && sharesNamespace(secret, namespace))
