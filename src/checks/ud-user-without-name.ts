import { readUsers } from '../cloud-config/users.ts'
import { entry } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udUserWithoutName = defineCloudConfigCheck({
  code: 'ud-user-without-name',
  title: 'An item of users has no name',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: distros/ug_util.py', 'https://github.com/virt-manager/virt-manager/issues/452'],
  *find(root) {
    for (const { name, node, path } of readUsers(root)?.users ?? []) {
      const [first] = node.entries
      if (name !== null || entry(node, 'snapuser') || !first) continue
      yield { range: first.key.range, path, args: { item: Number(path.at(-1)) + 1 } }
    }
  },
  message: ({ item }) =>
    `item ${item} of "users" has no name, so cloud-init skips it: nobody gets its keys, password and groups`,
  help: () => 'Add name: LOGIN to the item; for the user of the distribution write user: instead of users:.',
})
