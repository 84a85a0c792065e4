import { type YamlCause, yamlCause } from '../cloud-config/yaml-cause.ts'
import type { Args } from '../findings/finding.ts'
import { placed } from './cloud-config-check.ts'
import { type Check, type CheckDefinition, defineCheck } from './define-check.ts'

export interface YamlCauseArgs extends Args {
  readonly file: string
  readonly key: string
  readonly problem: string
}

interface YamlCauseDefinition<Code extends string>
  extends Omit<CheckDefinition<Code, YamlCauseArgs>, 'find' | 'needs' | 'severity' | 'effect'> {
  readonly cause: YamlCause['cause']
}

/** A check of a cloud-config that is no YAML for one cause: the guest drops the whole part. */
export const defineYamlCauseCheck = <const Code extends string>(
  definition: YamlCauseDefinition<Code>,
): Check<Code> =>
  defineCheck<Code, YamlCauseArgs>({
    ...definition,
    severity: 'error',
    effect: 'part-dropped',
    *find({ cloudConfigs }) {
      for (const config of cloudConfigs) {
        const found = yamlCause(config)
        if (found?.cause !== definition.cause) continue
        const { range, key, problem } = found
        const args = { file: config.source.file, key, problem: problem.message }
        yield* placed(config, [{ range, path: [], args }])
      }
    },
  })

/** How every message of these ends. */
export const wholePartDropped = 'cloud-init drops the whole part with a warning, so nothing of it is applied'
