import { defineUserDataCheck } from './user-data-check.ts'

export const udStillBase64 = defineUserDataCheck({
  code: 'ud-still-base64',
  title: 'user-data is still base64 text',
  reasons: ['base64'],
  sources: ['cloud-init: user_data.py', 'https://github.com/canonical/cloud-init/issues/4239'],
  message: ({ file }) =>
    `${file} is base64 text; cloud-init never decodes it and drops all of it with a warning`,
  help: () =>
    'Encode once less: in Kubernetes base64 belongs under data or userDataBase64, plain text under stringData or userData.',
})
