import { spotAt } from '../cloud-config/spot.ts'
import { segmentsOf } from '../yaml/scalar-origin.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** `root:x app:y`: two entries on one line, which is what folding makes of two lines. */
const joined = /^[a-z_][\w-]{0,31}:\S+ [a-z_][\w-]{0,31}:\S/
const blankBehindColon = /^[a-z_][\w-]{0,31}:[ \t]+\S/

export const udChpasswdListMalformed = defineCloudConfigCheck({
  code: 'ud-chpasswd-list-malformed',
  title: 'A line of chpasswd.list does not say what was meant',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_set_passwords.py', 'chpasswd(8)'],
  *find(root, { source: { text } }) {
    const list = spotAt(spotAt(root, 'chpasswd')?.node, 'list', ['chpasswd'])
    if (list?.node.kind !== 'string') return
    const segments = segmentsOf(text, list.node)
    let at = 0
    for (const line of list.node.value.split('\n')) {
      const fault = joined.test(line) ? 'joined' : blankBehindColon.test(line) ? 'blank' : null
      if (fault) {
        const [user = ''] = line.split(':', 1)
        const segment = segments.findLast(({ value }) => value <= at)
        const start = segment ? segment.source + at - segment.value : list.range.start
        const range = { start, end: segment ? start + user.length : start + 1 }
        yield { range, path: list.path, args: { user, fault } }
      }
      at += line.length + 1
    }
  },
  message: ({ user, fault }) =>
    fault === 'joined'
      ? `list of chpasswd holds several users on one line (a block with ">" folds lines into one; "|" keeps them): cloud-init takes all behind "${user}:" for the password of ${user}, and sets none for the others`
      : `a blank (space) stands behind "${user}:" in the list of chpasswd, and cloud-init takes it for the first letter of the password of ${user}`,
  help: ({ fault }) =>
    fault === 'joined'
      ? 'Write list: | with one line for each user, or users: with a name and a password each.'
      : 'Write the password directly behind the colon, or use users: with a name and a password each.',
})
