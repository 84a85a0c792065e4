import type { YamlProblem } from '../yaml/load-pyyaml.ts'
import type { Fault } from './fault.ts'

/** A text that PyYAML refuses: tabs where a heredoc kept them, or any other error. */
export const brokenFault = ({ reason, message, range }: YamlProblem): Fault => ({
  code: reason === 'tab' ? 'nc-tabs-from-heredoc' : 'nc-not-yaml',
  effect: 'none',
  renderers: 'all',
  path: [],
  range,
  args: { reason, problem: message },
})
