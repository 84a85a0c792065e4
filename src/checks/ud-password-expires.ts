import { isFalse, spotAt } from '../cloud-config/spot.ts'
import { chpasswdUsers } from '../cloud-config/users.ts'
import { child } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udPasswordExpires = defineCloudConfigCheck({
  code: 'ud-password-expires',
  title: 'A password must be changed at the first login',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: config/cc_set_passwords.py'],
  *find(root) {
    const chpasswd = child(root, 'chpasswd')
    if (isFalse(child(chpasswd, 'expire'))) return
    const list = spotAt(chpasswd, 'list', ['chpasswd'])
    const spot = spotAt(root, 'password') ?? chpasswdUsers(root)[0] ?? list
    if (!spot || spot.node.kind === 'null') return
    const key = String(spot.path[0])
    const start = { start: spot.range.start, end: Math.min(spot.range.end, spot.range.start + 1) }
    yield { range: spot === list ? start : spot.range, path: spot.path, args: { key } }
  },
  message: ({ key }) =>
    `what "${key}" sets expires at once, because chpasswd.expire is true by default: the first login must change it, and logins without a terminal fail`,
  help: () => 'Add chpasswd: {expire: false} to keep it.',
})
