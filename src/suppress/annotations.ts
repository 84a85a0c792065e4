import { placeOf } from '../kubevirt/located.ts'
import type { KubernetesObject } from '../kubevirt/manifest.ts'
import { nameOf, type VmContext } from '../kubevirt/vm-context.ts'
import { child, keyText, text } from '../yaml/lookup.ts'
import { positionAt } from '../yaml/source-text.ts'
import type { Suppression } from './suppression.ts'

/** `nocloud-inspect/ignore.CODE: reason`. */
const prefix = 'nocloud-inspect/ignore.'

/** The annotations of machines and Secrets, about all that is told of them. */
export function readAnnotations({ objects, vms }: VmContext): readonly Suppression[] {
  return objects.flatMap((object) => {
    const annotations = child(child(object.root, 'metadata'), 'annotations')
    if (annotations?.kind !== 'mapping') return []
    return annotations.entries.flatMap(({ key, value }) => {
      const name = keyText(key)
      if (!name.startsWith(prefix)) return []
      const reason = text(value)?.trim() ?? ''
      return {
        by: 'annotation' as const,
        code: name.slice(prefix.length),
        reason: reason === '' ? null : reason,
        place: placeOf(object, key.range, [...object.path, 'metadata', 'annotations', name]),
        scope: {
          kind: 'object' as const,
          ...linesOf(object),
          vms: vms.filter((vm) => vm.object === object).map(nameOf),
        },
      }
    })
  })
}

function linesOf({ source, root }: KubernetesObject) {
  const first = positionAt(source, root.range.start).line
  const last = positionAt(source, Math.max(root.range.start, root.range.end - 1)).line
  return { file: source.file, first, last }
}
