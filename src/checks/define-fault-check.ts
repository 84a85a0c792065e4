import type { Args, Effect, Severity } from '../findings/finding.ts'
import { indexedBy } from '../kubevirt/group-by.ts'
import { renderers as allRenderers, type Fault, type Renderer } from '../network-config/fault.ts'
import { type FaultCode, faultCodes } from '../network-config/fault-codes.ts'
import type { Guest } from '../network-config/guest.ts'
import { isAtLeast } from '../seed/release.ts'
import { type Check, type CheckDefinition, defineCheck } from './define-check.ts'
import type { Subject } from './subject.ts'

/**
 * What a message may use: the fault's own facts, the `entry` it stands in (the ID of version 2, the name of version
 * 1), and the renderers it is about where that is not all of them.
 */
export type FaultFacts = Args & { readonly renderers?: readonly Renderer[] }

/** A check whose fault is found while network-config is interpreted; it says how the fault weighs and how it reads. */
export interface FaultDefinition<Code extends FaultCode>
  extends Omit<CheckDefinition<Code, FaultFacts>, 'find' | 'title' | 'needs' | 'message'> {
  /** `applied`: nothing raises or refuses; the rest of the file takes effect. */
  message(facts: FaultFacts, applied: boolean): string
  /** The weight where netplan is not concerned. Default: an error is a warning there, the rest stays. */
  readonly elsewhere?: Severity
  /** The weight of this fault, where that differs from instance to instance. */
  weigh?(fault: Fault): Severity
  /** Where another check tells the same, and more nearly. */
  isTold?(subject: Subject): boolean
  /** The first release of cloud-init where it is no fault. */
  readonly until?: readonly [major: number, minor: number]
}

const titles = new Map<string, string>(faultCodes)

export function defineFaultCheck<const Code extends FaultCode>(
  definition: FaultDefinition<Code>,
): Check<Code> {
  const { code, message } = definition
  const check = defineCheck({
    ...definition,
    title: sentence(titles.get(code) ?? code),
    message: (facts, { effect }) =>
      named(facts.entry, message(facts, effect !== 'nothing-rendered')) + onlyWith(facts.renderers),
    *find(subject) {
      const source = subject.sources['network-config']
      const { guest, networkConfig } = subject
      const { root, duplicates } = networkConfig
      if (definition.isTold?.(subject)) return
      for (const fault of worstByPlace(subject, code)) {
        if (definition.until && guest.cloudInit !== null && isAtLeast(guest.cloudInit, ...definition.until))
          continue
        yield {
          spot: source && { source, range: fault.range, path: fault.path, root, duplicates },
          args: factsOf(fault, guest),
          severity: severityOf(definition, fault, guest),
          effect: effectOf(definition.effect, fault),
        }
      }
    },
  })
  const mayFind = ({ networkConfig }: Subject): boolean => faultsWith(networkConfig.faults, code).length > 0
  return { ...check, run: (subject) => (mayFind(subject) ? check.run(subject) : []) }
}

export const isApplied = ({ effect }: Fault): boolean => effect !== 'fatal' && effect !== 'refused'

/** Where the guest's renderer is known, the others are beside the point. */
const factsOf = ({ args, renderers }: Fault, { renderer }: Guest): FaultFacts =>
  renderers === 'all' || renderer !== null ? args : Object.assign({}, args, { renderers })

/** A title begins with a capital, unless it begins with the name of a file. */
const sentence = (text: string): string =>
  text.startsWith('network-config') ? text : text.charAt(0).toUpperCase() + text.slice(1)

/** A message that does not quote its entry begins with it. */
const named = (entry: Args[string] | undefined, text: string): string =>
  typeof entry !== 'string' || text.includes(`"${entry}"`) ? text : `${entry}: ${text}`

const onlyWith = (renderers: readonly Renderer[] | undefined): string =>
  renderers === undefined || renderers.length === allRenderers.length ? '' : ` (with ${renderers.join(', ')})`

/** From worst to harmless; an exception of cloud-init and a refusal of netplan leave the guest equally dead. */
const weights = [['fatal', 'refused'], ['skipped'], ['silent'], ['none']] as const

/** One finding for one place: the worst that happens there, with every renderer that it happens to. */
function worstByPlace({ networkConfig, guest }: Subject, code: FaultCode): readonly Fault[] {
  const places = new Map<string, Fault[]>()
  for (const fault of faultsWith(networkConfig.faults, code)) {
    if (guest.renderer && !strikes(fault, guest.renderer)) continue
    const place = fault.path.join('/')
    const others = places.get(place)
    if (others) others.push(fault)
    else places.set(place, [fault])
  }
  return [...places.values()].flatMap(worstOf)
}

/** Each of some hundred checks asks for its own. */
const faultsWith = indexedBy<Fault>(({ code }) => code)

function worstOf(faults: readonly Fault[]): readonly Fault[] {
  for (const effects of weights) {
    const [first, ...others] = faults.filter(({ effect }) => effects.some((each) => each === effect))
    if (first) return [others.reduce(join, first)]
  }
  return []
}

function join(a: Fault, b: Fault): Fault {
  const union = allRenderers.filter((renderer) => strikes(a, renderer) || strikes(b, renderer))
  return { ...a, renderers: union.length === allRenderers.length ? 'all' : union }
}

export const strikes = ({ renderers }: Fault, renderer: Renderer): boolean =>
  renderers === 'all' || renderers.includes(renderer)

function severityOf(definition: FaultDefinition<FaultCode>, fault: Fault, guest: Guest): Severity {
  const { severity, elsewhere, weigh, until } = definition
  if (guest.renderer !== null && !isApplied(fault)) return 'error'
  if (weigh) return weigh(fault)
  if (until && guest.cloudInit !== null) return 'error'
  if (strikes(fault, 'netplan')) return severity
  return elsewhere ?? (severity === 'error' ? 'warning' : severity)
}

/**
 * Whoever raises or refuses, nothing is written or applied. A check whose fault is usually deadly has a lesser effect where
 * nothing raises.
 */
function effectOf(usual: Effect, fault: Fault): Effect {
  const { effect } = fault
  if (!isApplied(fault)) return 'nothing-rendered'
  if (usual !== 'nothing-rendered') return usual
  return effect === 'none' ? 'none' : 'setting-lost'
}
