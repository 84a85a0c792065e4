import { type Fault, type Outcome, type Renderer, renderers } from './fault.ts'

export type RendererOutcomes = Readonly<Record<Renderer, Outcome>>

/** One answer for every renderer. */
export const everywhere = (outcome: Outcome): RendererOutcomes => byRenderer(() => outcome)

const byRenderer = (answer: (renderer: Renderer) => Outcome): RendererOutcomes => ({
  netplan: answer('netplan'),
  networkd: answer('networkd'),
  eni: answer('eni'),
  sysconfig: answer('sysconfig'),
  'network-manager': answer('network-manager'),
})

const strikes = (fault: Fault, renderer: Renderer): boolean =>
  fault.renderers === 'all' || fault.renderers.includes(renderer)

/**
 * Outcome of a document that cloud-init tries to apply: an exception before the renderers, or in each of them,
 * is fatal. A refusal of netplan only ends netplan's own row, as cloud-init did its part.
 */
export const outcomeOf = (faults: readonly Fault[]): { outcome: Outcome; renderers: RendererOutcomes } => {
  const fatal = faults.filter(({ effect }) => effect === 'fatal')
  const struck = new Set(renderers.filter((renderer) => fatal.some((fault) => strikes(fault, renderer))))
  if (struck.size === renderers.length) return { outcome: 'fatal', renderers: everywhere('fatal') }
  if (faults.some(({ effect }) => effect === 'refused')) struck.add('netplan')
  return { outcome: 'used', renderers: byRenderer((renderer) => (struck.has(renderer) ? 'fatal' : 'used')) }
}
