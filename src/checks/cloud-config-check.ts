import type { JudgedCloudConfig } from '../cloud-config/judge.ts'
import type { Path } from '../cloud-config/spot.ts'
import type { Args, Effect, Severity } from '../findings/finding.ts'
import type { MappingNode, Range } from '../yaml/node.ts'
import { type Check, type CheckDefinition, defineCheck } from './define-check.ts'
import type { Subject } from './subject.ts'

/** A place in one cloud-config and what is wrong there. Arguments name keys and positions, never a password or key. */
export interface CloudConfigFault<A extends Args> {
  readonly range: Range
  readonly path: Path
  readonly args: A
  readonly severity?: Severity
  readonly effect?: Effect
}

export interface CloudConfigDefinition<Code extends string, A extends Args>
  extends Omit<CheckDefinition<Code, A>, 'find' | 'needs'> {
  /** Looks at one cloud-config that is a mapping. */
  find(root: MappingNode, config: JudgedCloudConfig, subject: Subject): Iterable<CloudConfigFault<A>>
}

/** A check of what is inside each `#cloud-config` of user-data and vendor-data. */
export const defineCloudConfigCheck = <const Code extends string, A extends Args>(
  definition: CloudConfigDefinition<Code, A>,
): Check<Code> =>
  defineCheck<Code, A>({
    ...definition,
    *find(subject) {
      for (const config of subject.cloudConfigs) {
        if (config.root) yield* placed(config, definition.find(config.root, config, subject))
      }
    },
  })

export function* placed<A extends Args>(
  { source, root, document }: JudgedCloudConfig,
  faults: Iterable<CloudConfigFault<A>>,
) {
  const duplicates = document.status === 'loaded' ? document.duplicates : []
  for (const { range, path, ...found } of faults)
    yield { ...found, spot: { source, range, path, root, duplicates } }
}
