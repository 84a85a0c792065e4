import { defineUserDataCheck } from './user-data-check.ts'

export const udPatchMalformed = defineUserDataCheck({
  code: 'ud-patch-malformed',
  title: 'A JSON patch that does not apply',
  reasons: ['not-json', 'patch-does-not-fit'],
  sources: ['cloud-init: handlers/cloud_config.py', 'RFC 6902'],
  message: ({ file, reason }) =>
    `${file}: this #cloud-config-jsonp ${reason === 'not-json' ? 'is no JSON' : 'does not fit what is merged before it (RFC 6902)'}, so the whole part is dropped with a warning`,
  help: () =>
    'Write a list of operations such as {"op": "add", "path": "/runcmd/-", "value": "…"}; a path must exist before.',
})
