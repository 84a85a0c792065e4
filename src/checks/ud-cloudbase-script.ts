import { defineUserDataCheck } from './user-data-check.ts'

export const udCloudbaseScript = defineUserDataCheck({
  code: 'ud-cloudbase-script',
  title: 'user-data is a script for Windows',
  reasons: ['cloudbase'],
  severity: 'info',
  sources: ['cloud-init: handlers/__init__.py', 'cloudbase-init: userdatautils.py'],
  message: ({ file }) =>
    `${file} is a script that cloudbase-init runs on Windows; cloud-init does not know its first line, and a Linux guest drops all of it with a warning`,
  help: () => 'Nothing, if the guest is Windows; otherwise begin with #cloud-config or #!.',
})
