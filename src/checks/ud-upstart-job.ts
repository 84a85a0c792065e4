import { defineUserDataCheck } from './user-data-check.ts'

export const udUpstartJob = defineUserDataCheck({
  code: 'ud-upstart-job',
  title: 'user-data is an upstart job',
  reasons: ['upstart-job'],
  since: 'cloud-init 22.2',
  sources: ['cloud-init: user_data.py', 'cloud-init: handlers/__init__.py'],
  message: ({ file }) =>
    `${file} begins with #upstart-job, which nothing handles since cloud-init 22.2; all of it is dropped with a warning`,
  help: () => 'Write a systemd unit with write_files and start it with runcmd.',
})
