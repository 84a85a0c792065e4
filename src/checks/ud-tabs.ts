import { untabbed } from '../fixes/line-starts.ts'
import { defineYamlCauseCheck, wholePartDropped } from './cloud-config-yaml-check.ts'

export const udTabs = defineYamlCauseCheck({
  code: 'ud-tabs',
  title: 'A cloud-config is indented with tabs',
  cause: 'tab',
  sources: [
    'cloud-init: util.py (load_yaml)',
    'PyYAML 6: scanner.py',
    'https://github.com/dmacvicar/terraform-provider-libvirt/pull/410',
  ],
  message: ({ file }) =>
    `a tab stands in ${file} where YAML wants spaces, so the file does not load; ${wholePartDropped}`,
  help: () => 'Replace the tabs by spaces; in a heredoc, <<- strips tabs and << keeps them.',
  fix: (_, { source }) => ({ title: 'Write two spaces for each tab', safe: true, changes: untabbed(source) }),
})
