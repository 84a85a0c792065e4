import { defineUserDataCheck } from './user-data-check.ts'

export const udGzipThenBase64 = defineUserDataCheck({
  code: 'ud-gzip-then-base64',
  title: 'user-data is base64 text of a gzip file',
  reasons: ['base64-of-gzip'],
  sources: [
    'cloud-init: user_data.py',
    'https://github.com/canonical/cloud-init/issues/3712',
    'https://github.com/hashicorp/terraform/issues/7063',
  ],
  message: ({ file }) =>
    `${file} is base64 text of a gzip file (H4sI…); cloud-init unpacks gzip and never base64 around it, so it drops all of it with a warning`,
  help: () =>
    'Store the gzip bytes themselves (Kubernetes: gzip | base64 once under data or userDataBase64), or plain text.',
})
