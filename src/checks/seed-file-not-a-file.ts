import { isWellNamed } from '../seed/near-miss.ts'
import { defineCheck } from './define-check.ts'
import { nearMissesOf, whatFollows } from './near-misses-of.ts'

const kinds: Readonly<Record<string, string>> = {
  directory: 'a directory',
  symlink: 'a symbolic link that leads to no file of the volume',
}

export const seedFileNotAFile = defineCheck({
  code: 'seed-file-not-a-file',
  title: 'What has the name of a seed file is a directory or a dead link',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'files',
  sources: ['cloud-init: util.read_seeded', 'https://github.com/kubernetes/kubernetes/issues/65452'],
  *find({ input, seed }) {
    for (const { wanted, found, type, severity, effect } of nearMissesOf(seed, isWellNamed))
      yield { at: { file: input }, severity, effect, args: { wanted, found: found[0] ?? wanted, type } }
  },
  message: ({ wanted, found, type }) =>
    `"${found}" in the seed is ${kinds[type] ?? 'no regular file'}; cloud-init cannot read ${wanted} from it: ${whatFollows(wanted)}`,
  help: ({ wanted, type }) =>
    type === 'directory'
      ? `Put the text itself into a file named ${wanted}. Docker and the kubelet make a directory where the file of a mount is missing.`
      : `Put the file itself into the volume, under the name ${wanted}.`,
})
