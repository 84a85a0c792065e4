import { defineYamlCauseCheck, wholePartDropped } from './cloud-config-yaml-check.ts'

export const udNotYaml = defineYamlCauseCheck({
  code: 'ud-not-yaml',
  title: 'A cloud-config is not YAML',
  cause: 'other',
  sources: [
    'cloud-init: util.py (load_yaml), handlers/cloud_config.py',
    'https://github.com/canonical/cloud-init/issues/3011',
  ],
  message: ({ file, problem }) => `${file} does not load (${problem}); ${wholePartDropped}`,
  help: () =>
    'Correct the line: quote a value that holds ": " or " #" or begins with a special character such as [ or *, indent the text below | or > deeper than its key, and render templates before they become user-data.',
})
