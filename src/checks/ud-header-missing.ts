import { headerRemedy } from './header-remedy.ts'
import { defineUserDataCheck } from './user-data-check.ts'

export const udHeaderMissing = defineUserDataCheck({
  code: 'ud-header-missing',
  title: 'user-data does not begin with a header that cloud-init knows',
  reasons: [
    'no-header',
    'blank-after-hash',
    'byte-order-mark',
    'percent-encoded',
    'jinja-marker',
    'gzip',
    'utf-16',
  ],
  sources: [
    'cloud-init: user_data.py, handlers/__init__.py',
    'https://github.com/canonical/cloud-init/issues/6114',
  ],
  message: ({ file, reason }) =>
    `${file}: ${why[reason] ?? why['no-header']}; cloud-init drops all of it with a warning`,
  help: ({ reason }) => remedies[reason] ?? 'Make #cloud-config (or #! for a script) the first line.',
  fix: ({ reason }, { source }) => headerRemedy(reason, source),
})

const why: Readonly<Record<string, string>> = {
  'no-header': 'the first line is no header such as #cloud-config or #!',
  'blank-after-hash': 'the first line is "# cloud-config" with a blank, not the header #cloud-config',
  'byte-order-mark': 'a byte order mark stands before the header #cloud-config on the first line',
  'percent-encoded': 'the header #cloud-config on the first line is percent-encoded (%23cloud-config)',
  'jinja-marker': 'the first line is not exactly the header "## template: jinja"',
  gzip: 'there is no header #cloud-config on the first line: it is gzip that does not unpack, or that was packed twice',
  'utf-16': 'the header #cloud-config on the first line is UTF-16, which cloud-init does not read',
}

const remedies: Readonly<Record<string, string>> = {
  'byte-order-mark':
    'Save the file without byte order mark; #cloud-config must be the very first characters of the first line.',
  'jinja-marker': 'Write ## template: jinja, with one blank before and one after "template:".',
  gzip: 'Pack the file once, and copy it whole.',
  'utf-16': 'Save the file as UTF-8 without byte order mark.',
}
