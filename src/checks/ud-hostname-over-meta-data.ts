import { spotAt } from '../cloud-config/spot.ts'
import { child } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udHostnameOverMetaData = defineCloudConfigCheck({
  code: 'ud-hostname-over-meta-data',
  title: 'user-data names another host than meta-data',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: util.py (get_hostname_fqdn)'],
  *find(root, _, { metaData, vm }) {
    const spot = spotAt(root, 'fqdn') ?? spotAt(root, 'hostname')
    const given = child(metaData.root, 'local-hostname')
    if (spot?.node.kind !== 'string' || given?.kind !== 'string' || given.value === '') return
    const short = (name: string) => name.split('.', 1)[0]?.toLowerCase()
    // With the VM's spec at hand the check hostname tells the same of `hostname`.
    if (short(spot.node.value) === short(given.value) || (vm && spot.path[0] === 'hostname')) return
    yield {
      range: spot.range,
      path: spot.path,
      args: { key: String(spot.path[0]), name: spot.node.value, metaData: given.value },
    }
  },
  message: ({ key, name, metaData }) =>
    `${key} is ${name} here and local-hostname is ${metaData} in meta-data; user-data wins, and the name changes during the boot`,
  help: () => 'Write the same name in both, or only in one.',
})
