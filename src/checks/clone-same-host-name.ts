import { child } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'
import { inOlder } from './place-in-file.ts'
import type { Subject } from './subject.ts'

export const cloneSameHostName = defineCheck({
  code: 'clone-same-host-name',
  title: 'A clone has the host name of its original',
  severity: 'info',
  effect: 'none',
  needs: ['previous-seed'],
  sources: ['cloud-init: config/cc_set_hostname.py', 'KubeVirt: pkg/util/net/dns/sanitize.go'],
  *find(subject) {
    const { drift, metaData, claimed } = subject
    if (drift?.relation !== 'clone' || !claimed) return
    const { localHostname } = metaData
    if (localHostname === null || localHostname !== drift.older.metaData.localHostname) return
    const related = [inOlder(drift.older, 'of the original', placeOfHostname(drift.older))]
    yield { at: placeOfHostname(subject), related, args: { hostname: localHostname } }
  },
  message: ({ hostname }) =>
    `original and clone are both called "${hostname}": DNS entries made from DHCP, and clusters that know nodes by their name, take one for the other`,
  help: () => 'Give the clone another local-hostname (in KubeVirt the name of the VM, or spec.hostname).',
})

function placeOfHostname({ metaData: { root, source } }: Pick<Subject, 'metaData'>) {
  const node = root && child(root, 'local-hostname')
  return node && source ? locate(source, node.range, ['local-hostname']) : { file: 'meta-data' }
}
