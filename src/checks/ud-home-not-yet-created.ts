import { writtenFiles } from '../cloud-config/files.ts'
import { spotAt } from '../cloud-config/spot.ts'
import { readUsers, usersOfImages } from '../cloud-config/users.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'
import { deferRemedy, ownerMadeLater } from './ud-owner-not-yet-created.ts'

export const udHomeNotYetCreated = defineCloudConfigCheck({
  code: 'ud-home-not-yet-created',
  title: 'A file is written into a home folder before the user is made',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_write_files.py', 'https://github.com/canonical/cloud-init/pull/916'],
  *find(root) {
    const made = readUsers(root)?.names ?? new Set<string>()
    for (const { node, path: at, target, deferred } of writtenFiles(root)) {
      const user = /^\/home\/([^/]+)\//.exec(target ?? '')?.[1]
      const spot = spotAt(node, 'path', at)
      if (deferred || !spot || user === undefined || !(made.has(user) || usersOfImages.has(user))) continue
      // An owner who is made later has a finding with the same remedy.
      if (ownerMadeLater(node, at, made)) continue
      yield { range: spot.range, path: spot.path, args: { path: target, user } }
    }
  },
  message: ({ path, user }) =>
    `${path} is written before ${user} is made: cloud-init makes the home folder for it, owned by root, and the user then gets neither that folder nor the files of /etc/skel`,
  help: () => 'Add defer: true to the file, so that it is written when users are there.',
  fix: (_, spot) => deferRemedy(spot),
})
