import { defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'

export const logModuleFailed = defineCheck({
  code: 'log-module-failed',
  title: 'A module of cloud-init failed in the guest',
  severity: 'error',
  effect: 'setting-lost',
  needs: ['serial-log'],
  sources: ['cloud-init: config/modules.py, config/cc_scripts_user.py, config/cc_users_groups.py'],
  *find(subject) {
    const told = new Set<string>()
    for (const { facts, place } of warningsOf(subject, 'module-failed', 'user-not-created')) {
      const module = facts.user === undefined ? moduleOf(facts) : 'users-groups'
      if (told.has(module)) continue
      told.add(module)
      yield { at: inLog(subject.log?.file ?? '', place), args: { module, user: facts.user ?? null } }
    }
  },
  message: ({ module, user }) =>
    `${user === null ? `module ${module}` : `creating the user "${user}"`} failed: ${lost[module] ?? `what user-data sets for ${module}`} is missing in the guest, wholly or from the failure on`,
  help: () =>
    'The reason stands on the lines around this one; /var/log/cloud-init.log and /var/log/cloud-init-output.log of the guest have all of it.',
})

/** Names are printed with underscores and with hyphens. */
const moduleOf = ({ module, ran, file }: Readonly<Record<string, string>>): string =>
  (module ?? ran ?? file ?? '').replace(/^cc_/, '').replaceAll('_', '-')

const lost: Readonly<Record<string, string>> = {
  'scripts-user': 'what the script of user-data or its runcmd does',
  runcmd: 'what runcmd does',
  bootcmd: 'what bootcmd does',
  'write-files': 'what write_files writes',
  'users-groups': 'a user of user-data',
  'package-update-upgrade-install': 'a package of user-data',
  'set-passwords': 'a password of user-data',
  ssh: 'an SSH key',
}
