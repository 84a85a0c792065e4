import { type DuplicateKey, loadPyYaml, type YamlProblem } from '../yaml/load-pyyaml.ts'
import type { MappingNode, YamlNode } from '../yaml/node.ts'
import { trailOf } from '../yaml/trail.ts'
import { addressPlanFaults } from './address-plan.ts'
import { brokenFault } from './broken.ts'
import { duplicateFaults } from './duplicates.ts'
import { withEntries } from './entry.ts'
import type { Fault, Outcome } from './fault.ts'
import type { Link } from './link.ts'
import { defaultRouteFaults, noAddressFaults } from './no-address.ts'
import { byCause } from './one-cause.ts'
import { everywhere, outcomeOf, type RendererOutcomes } from './outcome.ts'
import { type Shape, shapeOf } from './shape.ts'
import { readVersion1 } from './v1/document.ts'
import { readVersion2 } from './v2/document.ts'

export interface NetworkConfig {
  /** `absent`: no file; `empty`: nothing inside, once unwrapped; `invalid`: not loadable, or not a mapping. */
  /** `unknown`: a predicted file whose text the manifests do not tell. */
  readonly status: 'parsed' | 'empty' | 'invalid' | 'absent' | 'unknown'
  /** As loaded (`"2"` stays text), `true` and `1.0` as 1; `null` when absent. */
  readonly version: string | number | null
  readonly wrapped: boolean
  /** What cloud-init does with the file; `null` without a file. */
  readonly outcome: Outcome | null
  readonly renderers: RendererOutcomes | null
  readonly disabled: boolean
  /** The document as loaded. */
  readonly root: YamlNode | null
  /** The mapping inside `network`, or the root. */
  readonly body: MappingNode | null
  readonly links: readonly Link[]
  /** In the order of the document. */
  readonly faults: readonly Fault[]
  readonly duplicates: readonly DuplicateKey[]
  /** Why PyYAML refuses the file. */
  readonly problem?: YamlProblem
}

const nothing = {
  version: null,
  wrapped: false,
  outcome: null,
  renderers: null,
  disabled: false,
  root: null,
  body: null,
  links: [],
  faults: [],
  duplicates: [],
} as const

/**
 * What cloud-init 26.x does with the text of a NoCloud `network-config`, and where. `null` stands for an absent
 * file. Never throws; time is linear in the text.
 */
export function readNetworkConfig(text: string | null): NetworkConfig {
  if (text === null) return { ...nothing, status: 'absent' }
  const document = loadPyYaml(text)
  if (document.status === 'refused') {
    const { problem } = document
    const faults = [brokenFault(problem)]
    return { ...nothing, ...settled('fallback'), status: 'invalid', faults, problem }
  }
  const { root, duplicates } = document
  if (root === null) {
    const range = { start: 0, end: 0 }
    const faults: Fault[] = [
      { code: 'nc-empty', effect: 'none', renderers: 'all', path: [], range, args: {} },
    ]
    return { ...nothing, ...settled('fallback'), status: 'empty', faults, duplicates }
  }
  return { ...judge(shapeOf(root), text.length), root, duplicates }
}

const settled = (outcome: Outcome) => ({ outcome, renderers: everywhere(outcome) })

const judge = (shape: Shape, length: number): NetworkConfig => {
  const { status, version, wrapped, body, outcome } = shape
  const base = { ...nothing, status, version, wrapped, body }
  if (outcome !== null || body === null || shape.grammar === null) {
    const end = outcome ?? 'fatal'
    return { ...base, ...settled(end), disabled: end === 'disabled', faults: shape.faults }
  }
  const place = { node: body, trail: trailOf(shape.bodyPath) }
  const read = shape.grammar === 1 ? readVersion1 : readVersion2
  const { faults, links } = read(place, length)
  const more = [
    ...duplicateFaults(links, shape.grammar),
    ...noAddressFaults(links),
    ...defaultRouteFaults(links),
  ]
  const ending = outcomeOf([...shape.faults, ...faults, ...more])
  // Where nothing is applied, how the addresses fit together is beside the point.
  const plan = ending.renderers.netplan === 'used' ? addressPlanFaults(links) : []
  const inside = withEntries(byCause([...faults, ...more, ...plan]).toSorted(byPlace), shape)
  return { ...base, ...ending, links, faults: [...shape.faults, ...inside] }
}

const byPlace = (a: Fault, b: Fault): number => a.range.start - b.range.start || a.range.end - b.range.end
