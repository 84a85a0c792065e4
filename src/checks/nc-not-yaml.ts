import { defineFaultCheck } from './define-fault-check.ts'

export const ncNotYaml = defineFaultCheck({
  code: 'nc-not-yaml',
  severity: 'error',
  effect: 'fallback',
  step: 'yaml',
  sources: [
    'cloud-init: DataSourceNoCloud.py, util.py (load_yaml)',
    'PyYAML 6: scanner.py, parser.py, constructor.py',
  ],
  message: ({ problem }) =>
    `network-config does not load (${problem}); cloud-init drops the whole file with one warning and runs DHCP on a NIC that it picks itself`,
  help: ({ reason }) =>
    reason === 'leftover'
      ? 'Remove the mark, or render the template before it becomes a seed, and look at the file that comes out.'
      : reason === 'indent' || reason === 'colon-in-value'
        ? 'Align the line with its neighbours (same indentation for keys of one mapping), and quote a text that holds ": " or " #".'
        : 'Correct the line, and quote text that holds ": " or " #" or begins with a special character.',
})
