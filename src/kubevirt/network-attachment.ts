import { loadGoYaml } from '../yaml/load-go.ts'
import { child, text } from '../yaml/lookup.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Location } from '../yaml/source-text.ts'
import { indexedBy } from './group-by.ts'
import { placeOf } from './located.ts'
import type { KubernetesObject } from './manifest.ts'
import { sharesNamespace } from './secret.ts'

export interface NetworkAttachment {
  /** Whether the CNI configuration manages addresses; `null` where it is not written in the object. */
  readonly ipam: boolean | null
  readonly place: Location
}

const attachmentsNamed = indexedBy<KubernetesObject>(({ kind, name }) => `${kind}/${name}`)

/** The NetworkAttachmentDefinition behind `networkName`: `name` in the VM's namespace, or `namespace/name`. */
export function findAttachment(
  objects: readonly KubernetesObject[],
  networkName: string,
  vmNamespace: string | null,
): NetworkAttachment | undefined {
  const [name, namespace = vmNamespace] = networkName.split('/').reverse()
  const object = attachmentsNamed(objects, `NetworkAttachmentDefinition/${name}`).find((each) =>
    sharesNamespace(each, namespace),
  )
  if (!object) return undefined
  const spec = child(object.root, 'spec')
  const config = text(child(spec, 'config'))
  const place = placeOf(object, (child(spec, 'config') ?? object.root).range, [
    ...object.path,
    'spec',
    'config',
  ])
  return { ipam: config === undefined ? null : hasIpam(config), place }
}

/** `spec.config` is JSON in a text: one plugin, or a chain of `plugins`. */
function hasIpam(config: string): boolean | null {
  const [document] = loadGoYaml(config).documents
  if (document?.status !== 'loaded' || document.root?.kind !== 'mapping') return null
  const plugins = child(document.root, 'plugins')
  const nodes: readonly YamlNode[] = plugins?.kind === 'sequence' ? plugins.items : [document.root]
  return nodes.some((node) => {
    const ipam = child(node, 'ipam')
    return ipam?.kind === 'mapping' && ipam.entries.length > 0
  })
}
