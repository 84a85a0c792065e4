import { quotedScalar, unwrapped } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const nameNotText = defineFaultCheck({
  code: 'name-not-text',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: [
    'PyYAML: resolver.py (unquoted scalars)',
    'cloud-init: net/network_manager.py, net/eni.py, net/sysconfig.py',
  ],
  message: ({ name }) =>
    `${name ? `the interface name ${name} has no quotes and is not text to YAML` : 'an interface name is not text'}; cloud-init raises an exception over it and writes no network at all`,
  help: () => 'Write one interface name, in quotes.',
  fix: ({ name }, spot) => ({
    ...{ title: name ? `Quote ${name}` : 'Take it out of the list', safe: true },
    changes: unwrapped(spot) ?? (name ? quotedScalar({ ...spot, path: [] }) : undefined),
  }),
})
