import { quotedScalar } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2SetNameNotText = defineFaultCheck({
  code: 'nc-v2-set-name-not-text',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py'],
  message: ({ name }) =>
    `YAML reads the set-name here ${name ? `as ${name}, ` : ''}not as text; cloud-init raises and writes no network`,
  help: () => 'Put the name in quotes.',
  fix: (_, spot) => ({ title: 'Put it in quotes', safe: true, changes: quotedScalar(spot) }),
})
