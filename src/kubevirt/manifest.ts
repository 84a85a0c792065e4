import { loadGoYaml } from '../yaml/load-go.ts'
import type { YamlProblem } from '../yaml/load-pyyaml.ts'
import { child, text } from '../yaml/lookup.ts'
import type { MappingNode, Range, YamlNode } from '../yaml/node.ts'
import type { SourceText } from '../yaml/source-text.ts'

/** A manifest as it lies in Git, or as `kubectl get -o yaml` prints it. */
export interface ManifestFile {
  /** As findings shall name it. */
  readonly path: string
  readonly text: string
}

/** One Kubernetes object with its place. */
export interface KubernetesObject {
  readonly kind: string
  readonly apiVersion: string
  readonly name: string | null
  readonly namespace: string | null
  readonly root: MappingNode
  readonly source: SourceText
  /** Where `root` lies in its document: empty, or inside a List. */
  readonly path: readonly (string | number)[]
}

/** A document that is no YAML. */
export interface BrokenDocument {
  /** The braces of a Helm template stand where YAML wants a value. */
  readonly isTemplate: boolean
  readonly source: SourceText
  readonly problem: YamlProblem
}

export interface Manifests {
  readonly objects: readonly KubernetesObject[]
  readonly broken: readonly BrokenDocument[]
}

/** Every object of the files, Lists flattened, in order. Documents that are no objects are left out. */
export function readManifests(files: readonly ManifestFile[]): Manifests {
  const objects: KubernetesObject[] = []
  const broken: BrokenDocument[] = []
  for (const { path, text: content } of files) {
    const source = { file: path, text: content }
    for (const document of loadGoYaml(content).documents) {
      if (document.status === 'refused')
        broken.push({ source, problem: document.problem, isTemplate: holdsBraces(content, document.range) })
      else objects.push(...objectsOf(document.root, { source, path: [], ...kindOfFile(path) }))
    }
  }
  return { objects, broken }
}

const holdsBraces = (content: string, { start, end }: Range): boolean =>
  /\{\{-?\s*[\w.$"(/]/.test(content.slice(start, Math.max(end, start + 1)) || content)

/** kustomize wants no kind in the file that has its name. */
const kindOfFile = (path: string): { readonly kind?: string } =>
  /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path) ? { kind: 'Kustomization' } : {}

interface Surroundings {
  readonly source: SourceText
  readonly path: readonly (string | number)[]
  /** What a typed List says in place of its items, which then say neither. */
  readonly kind?: string
  readonly apiVersion?: string
}

const deepestList = 4

function objectsOf(node: YamlNode | null, around: Surroundings): KubernetesObject[] {
  if (node?.kind !== 'mapping') return []
  const { source, path } = around
  const kind = text(child(node, 'kind')) ?? around.kind
  const apiVersion = text(child(node, 'apiVersion')) ?? around.apiVersion ?? ''
  const items = child(node, 'items')
  if (kind?.endsWith('List') && items?.kind === 'sequence') {
    if (path.length > deepestList) return []
    const typed = kind === 'List' ? {} : { kind: kind.slice(0, -'List'.length), apiVersion }
    return items.items.flatMap((item, index) =>
      objectsOf(item, { ...typed, source, path: [...path, 'items', index] }),
    )
  }
  return kind === undefined ? [] : [{ ...nameOf(node), kind, apiVersion, root: node, source, path }]
}

function nameOf(node: MappingNode): Pick<KubernetesObject, 'name' | 'namespace'> {
  const metadata = child(node, 'metadata')
  return {
    name: text(child(metadata, 'name')) ?? null,
    namespace: text(child(metadata, 'namespace')) ?? null,
  }
}
