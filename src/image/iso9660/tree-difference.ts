import { extentsOf, type Node } from './node.ts'

/** The longest name that every writer of Joliet keeps whole. */
const longestJolietName = 64

/**
 * The files of a directory that its Rock Ridge and its Joliet records do not have alike: missing on one side, or with
 * other contents. Joliet cuts long names and changes unusual ones, so a file is also known by where it lies.
 */
export function differingPaths(rockRidge: readonly Node[], joliet: readonly Node[]): readonly string[] {
  const own = rockRidge.filter(({ type }) => type === 'file' || type === 'symlink')
  const other = joliet.filter(({ type }) => type === 'file')
  if (own.length === other.length && own.every((node, index) => isSame(node, other[index]))) return []
  const differing = new Set([...lackedBy(other, own), ...lackedBy(own, other)])
  return [...differing]
}

/** Most writers record both trees in one order, under the same names. */
const isSame = (node: Node, other: Node | undefined): boolean =>
  node.name === other?.name &&
  node.type === 'file' &&
  node.location === other.location &&
  node.length === other.length &&
  !node.earlier &&
  !other.earlier

/** Names of those that have no like among `others`. */
function lackedBy(others: readonly Node[], nodes: readonly Node[]): readonly string[] {
  const named = new Map(others.map((node) => [node.name.toLowerCase(), node]))
  const contents = new Set(others.map(contentOf))
  return nodes.filter((node) => !hasLike(node, named, contents)).map(({ name }) => name)
}

function hasLike(node: Node, named: ReadonlyMap<string, Node>, contents: ReadonlySet<string>): boolean {
  const content = contentOf(node)
  const namesake = named.get(node.name.toLowerCase())
  // A link has no content of its own to compare.
  if (namesake) return namesake.type !== node.type || contentOf(namesake) === content
  if (content === '') return node.name.length > longestJolietName
  return contents.has(content)
}

const contentOf = (node: Node): string =>
  extentsOf(node)
    .filter(({ length }) => length > 0)
    .map(({ location, length }) => `${location}+${length}`)
    .join(' ')
