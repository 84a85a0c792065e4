import { type Secret, sharesNamespace } from './secret.ts'

/** The ten characters that kustomize appends to the name of what it generates. */
const hash = /^-[2456789bcdfghkmt]{10}$/

/** Secrets of this name as kustomize renders it: with a hash behind it. */
export const hashedNames = (
  secrets: readonly Secret[],
  name: string,
  namespace: string | null,
): readonly Secret[] =>
  secrets.filter(
    (secret) =>
      secret.name.startsWith(name) &&
      hash.test(secret.name.slice(name.length)) &&
      sharesNamespace(secret, namespace),
  )
