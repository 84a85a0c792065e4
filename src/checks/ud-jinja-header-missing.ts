import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** What instance data offers to templates, as people write it. */
const expression = /\{\{-?\s*(?:v1|ds|merged_cfg|sys_info|instance_id|local_hostname)\b[^{}]{0,200}\}\}/

export const udJinjaHeaderMissing = defineCloudConfigCheck({
  code: 'ud-jinja-header-missing',
  title: 'Instance data is asked for without the template marker',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: handlers/jinja_template.py', 'https://github.com/canonical/cloud-init/issues/3426'],
  *find(_, { source: { text } }) {
    const found = expression.exec(text)
    if (!found || /^[ \t]*##\s*template:/im.test(text.slice(0, 4_096))) return
    yield { range: { start: found.index, end: found.index + found[0].length }, path: [], args: {} }
  },
  message: () =>
    'an expression {{ … }} asks for instance data, and the first line is not "## template: jinja": nothing renders it, and the text stays as it is written',
  help: () => 'Write ## template: jinja as the first line, above #cloud-config.',
  // The braces may be meant for another program than cloud-init.
  fix: (_, { source }) => ({
    ...{ title: 'Make ## template: jinja the first line', safe: false },
    changes: [{ source, from: 0, to: 0, lines: ['## template: jinja'] }],
  }),
})
