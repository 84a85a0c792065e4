import { heldAt, renamed } from '../fixes/entries.ts'
import { placeOf } from '../kubevirt/located.ts'
import { keyText } from '../yaml/lookup.ts'
import { defineCheck } from './define-check.ts'

export const fieldName = defineCheck({
  code: 'field-name',
  title: 'The cloud-init volume has a field that KubeVirt does not know',
  severity: 'error',
  effect: 'setting-lost',
  needs: ['vm'],
  sources: ['KubeVirt: staging/src/kubevirt.io/api/core/v1/schema.go'],
  *find({ vm }) {
    for (const { node, kind, path } of vm?.cloudInitVolumes ?? []) {
      if (!vm || node.kind !== 'mapping') continue
      for (const { key } of node.entries) {
        const field = keyText(key)
        if (known.has(field)) continue
        const at = placeOf(vm.object, key.range, [...path, field])
        const spot = { source: vm.object.source, range: key.range, path: [field], root: node }
        yield { at, spot, args: { field, volume: kind, instead: intended(field) } }
      }
    }
  },
  message: ({ field, volume }) =>
    `${volume} has no field "${field}": the API server drops it, or refuses the object, and the seed goes without`,
  help: ({ field, instead }) => {
    if (instead === null) return `Use one of ${[...known].join(', ')}.`
    const secret = /config-?map/i.test(field)
      ? ', and put the text into a Secret: KubeVirt reads no ConfigMap'
      : ''
    return `Write "${instead}"${instead.endsWith('Ref') ? ' with a name below it' : ''}${secret}.`
  },
  fix: ({ field, instead }, spot) => {
    const isSpelling = instead?.toLowerCase() === field.toLowerCase().replaceAll(/[-_]/g, '')
    const held = isSpelling ? heldAt(spot) : undefined
    return held && instead
      ? { title: `Write ${instead}`, safe: true, changes: renamed(held, instead) }
      : undefined
  },
})

const known: ReadonlySet<string> = new Set([
  'secretRef',
  'userData',
  'userDataBase64',
  'networkDataSecretRef',
  'networkData',
  'networkDataBase64',
])

/** What people write, from older documentation and other systems. */
function intended(field: string): string | null {
  const word = field.toLowerCase().replace(/[-_]/g, '')
  const network = word.startsWith('network')
  if (/secret|configmap/.test(word)) return network ? 'networkDataSecretRef' : 'secretRef'
  if (!network && !word.startsWith('user')) return null
  return `${network ? 'network' : 'user'}Data${word.endsWith('base64') ? 'Base64' : ''}`
}
