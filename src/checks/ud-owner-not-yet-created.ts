import { writtenFiles } from '../cloud-config/files.ts'
import { type Path, type Spot, spotAt } from '../cloud-config/spot.ts'
import { readUsers, usersOfImages } from '../cloud-config/users.ts'
import { heldIn, insertedBehind } from '../fixes/entries.ts'
import type { Remedy, Spot as TextSpot } from '../fixes/remedy.ts'
import { nodeAt } from '../yaml/lookup.ts'
import type { MappingNode } from '../yaml/node.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udOwnerNotYetCreated = defineCloudConfigCheck({
  code: 'ud-owner-not-yet-created',
  title: 'A file is owned by a user that is made later',
  severity: 'warning',
  effect: 'setting-lost',
  sources: [
    'cloud-init: config/cc_write_files.py, config/cc_users_groups.py',
    'https://github.com/canonical/cloud-init/issues/6042',
    'https://github.com/canonical/cloud-init/pull/916',
  ],
  *find(root) {
    const made = readUsers(root)?.names ?? new Set<string>()
    for (const { node, path: at, target, deferred } of writtenFiles(root)) {
      const found = deferred ? undefined : ownerMadeLater(node, at, made)
      if (found)
        yield { range: found.spot.range, path: found.spot.path, args: { owner: found.owner, path: target } }
    }
  },
  message: ({ owner, path }) =>
    `files are written before users are made: on the first boot ${owner} does not exist when ${path ?? 'this file'} shall get its owner, and write_files stops there`,
  help: () => 'Add defer: true to the file, so that it is written in the final stage.',
  fix: (_, spot) => deferRemedy(spot),
})

/** The owner of a file that is written before users are made, where such a user it is. */
export function ownerMadeLater(
  file: MappingNode,
  path: Path,
  made: ReadonlySet<string>,
): { readonly owner: string; readonly spot: Spot } | undefined {
  const spot = spotAt(file, 'owner', path)
  if (spot?.node.kind !== 'string') return undefined
  const [owner = ''] = spot.node.value.split(':', 1)
  return owner !== 'root' && (made.has(owner) || usersOfImages.has(owner)) ? { owner, spot } : undefined
}

/** The file written when users are there. What runs before the final stage may need it, so a guess is in it. */
export function deferRemedy({ source, root, path = [] }: TextSpot): Remedy | undefined {
  const file = nodeAt(root, path.slice(0, -1))
  if (heldIn(source, file, 'defer')) return undefined
  const changes = insertedBehind(heldIn(source, file, 'path'), 'defer: true')
  return { title: 'Add defer: true', safe: false, changes }
}
