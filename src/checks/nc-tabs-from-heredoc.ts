import { untabbed } from '../fixes/line-starts.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncTabsFromHeredoc = defineFaultCheck({
  code: 'nc-tabs-from-heredoc',
  severity: 'error',
  effect: 'fallback',
  step: 'yaml',
  sources: [
    'cloud-init: DataSourceNoCloud.py, util.py (load_yaml)',
    'PyYAML 6: scanner.py',
    'https://github.com/dmacvicar/terraform-provider-libvirt/pull/410',
  ],
  message: () =>
    'network-config is indented with a tab, which YAML forbids; cloud-init drops the whole file with one warning and runs DHCP on a NIC that it picks itself',
  help: () => 'Indent with spaces only, also in the script or template that the file comes from.',
  fix: (_, { source }) => ({ title: 'Write two spaces for each tab', safe: true, changes: untabbed(source) }),
})
